// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.sql.Query;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells which messages that are driven again are there already, in the table or in the batch: by the stamp, which they keep. */
final class Redriven {

    private final Set<Stamp> stored = new HashSet<>();
    private final Set<Stamp> ofBatch = new HashSet<>();
    private final boolean needed;

    private record Stamp(long receivedAt, int position, String messageId, String who) {

        static Stamp of(Batch.Event event) {
            return new Stamp(event.receivedAt(), event.position(), event.messageId(), who(event.identifier()));
        }

        private static String who(@Nullable String identifier) {
            return identifier == null ? "" : identifier;
        }
    }

    /** @param last the last batch that is there as a whole */
    Redriven(List<Batch.Event> batch, long last, Server server) throws SQLException {
        List<Batch.Event> redriven =
                batch.stream().filter(Batch.Event::redriven).toList();
        this.needed = !redriven.isEmpty();
        if (needed) {
            Query query = Query.of("SELECT received, place, message, who FROM events WHERE batch <= " + last
                            + " AND received IN ")
                    .bind(redriven.stream()
                            .map(Batch.Event::receivedAt)
                            .distinct()
                            .toArray(Long[]::new))
                    .sql(" AND message IN ")
                    .bind(redriven.stream()
                            .map(Batch.Event::messageId)
                            .distinct()
                            .toArray(String[]::new));
            server.query(query, found -> {
                while (found.next()) {
                    stored.add(new Stamp(found.getLong(1), found.getInt(2), found.getString(3), found.getString(4)));
                }
            });
        }
    }

    boolean isNew(Batch.Event event) {
        if (!needed) {
            return true;
        }
        Stamp stamp = Stamp.of(event);
        return ofBatch.add(stamp) && !(event.redriven() && stored.contains(stamp));
    }
}
