// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.store.sql.Kept;
import dev.appizer.analytics.store.sql.Query;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Takes events out that are too old: partitions as a whole, and of the one that the oldest day is in what is before it. */
final class Retention {

    private final Kept kept;
    private long oldest = Long.MIN_VALUE;

    Retention(Kept kept) {
        this.kept = kept;
    }

    /** The oldest event time that is kept. */
    long oldest() {
        return kept.oldest();
    }

    /** Once a day, and after every start. */
    void drop(Server server) throws SQLException {
        long now = kept.oldest();
        if (now <= oldest) {
            return;
        }
        List<Long> partitions = new ArrayList<>();
        Query query = Query.of("SELECT DISTINCT toInt64(partition) FROM system.parts"
                + " WHERE database = currentDatabase() AND table = 'events' AND active");
        server.query(query, found -> {
            while (found.next()) {
                partitions.add(found.getLong(1));
            }
        });
        for (long partition : partitions) {
            if (partition < Schema.partition(now)) {
                server.run(Query.of("ALTER TABLE events DROP PARTITION " + partition));
            }
        }
        Mutation.delete("events", Query.of("time < ").bind(now), server);
        oldest = now;
    }
}
