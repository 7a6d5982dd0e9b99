// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.sql.Query;
import dev.appizer.service.keys.KeyedHash;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was erased, and up to when it was received: by keyed hashes, since the ids themselves are to be forgotten.
 *
 * @param lines in microseconds since the epoch, by hash
 */
record ErasedLines(KeyedHash hash, Map<String, Long> lines) {

    private static final List<String> COLUMNS = List.of("hash", "before");

    /** @throws IllegalStateException where something was erased, and there is no key */
    static ErasedLines read(Server server, KeyedHash hash) throws SQLException {
        Map<String, Long> lines = new HashMap<>();
        server.query(Query.of("SELECT hash, max(before) FROM erased GROUP BY hash"), found -> {
            while (found.next()) {
                lines.put(found.getString(1), found.getLong(2));
            }
        });
        if (!lines.isEmpty()) {
            hash.require();
        }
        return new ErasedLines(hash, lines);
    }

    ErasedLines and(List<Batch.Erasure> erasures) {
        if (erasures.isEmpty()) {
            return this;
        }
        Map<String, Long> more = new HashMap<>(lines);
        for (Batch.Erasure erasure : erasures) {
            more.merge(hash.of(erasure.identifier()), erasure.before(), Math::max);
        }
        return new ErasedLines(hash, more);
    }

    /** Those that stay. */
    List<Batch.Event> without(List<Batch.Event> events) {
        if (lines.isEmpty()) {
            return List.copyOf(events);
        }
        Map<String, Long> known = new HashMap<>();
        return events.stream()
                .filter(event -> event.identifier() == null
                        || event.receivedAt() >= known.computeIfAbsent(event.identifier(), this::line))
                .toList();
    }

    private long line(String identifier) {
        return lines.getOrDefault(hash.of(identifier), Long.MIN_VALUE);
    }

    /** Writes some of them, and takes what they are about out of the table of events. */
    void erase(List<Batch.Erasure> erasures, Server server) throws SQLException {
        if (erasures.isEmpty()) {
            return;
        }
        RowBytes rows = new RowBytes();
        erasures.forEach(erasure -> rows.string(hash.of(erasure.identifier())).int64(erasure.before()));
        server.insert("erased", COLUMNS, rows);
        String[] who = erasures.stream().map(Batch.Erasure::identifier).toArray(String[]::new);
        Long[] before = erasures.stream().map(Batch.Erasure::before).toArray(Long[]::new);
        Mutation.delete(
                "events",
                Query.of("arrayExists((one, line) -> who = one AND received < line, ")
                        .bind(who)
                        .sql(", ")
                        .bind(before)
                        .sql(")"),
                server);
    }
}
