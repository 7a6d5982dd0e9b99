// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.store.sql.Query;
import java.sql.SQLException;
import java.util.Map;

/** Takes rows out of tables, from the disk too. */
final class Mutation {

    /** To be waited for, on every replica. */
    private static final Map<String, String> WAITING = Map.of("mutations_sync", "2");

    private Mutation() {}

    /** Deletes rows, and returns when they are gone. Parts of a table that have none of them are not touched. */
    static void delete(String table, Query which, Server server) throws SQLException {
        long[] count = new long[1];
        Query counted = Query.of("SELECT count() FROM " + table + " WHERE ").add(which);
        server.query(counted, found -> {
            while (found.next()) {
                count[0] = found.getLong(1);
            }
        });
        if (count[0] > 0) {
            server.run(Query.of("ALTER TABLE " + table + " DELETE WHERE ").add(which), WAITING);
        }
    }
}
