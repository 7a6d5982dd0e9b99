// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.store.sql.Query;
import java.sql.SQLException;
import java.util.List;

/** The tables, and whether a database has those that this version knows. */
final class Schema {

    /** Rises with every change that an older version could not read. */
    private static final int VERSION = 1;

    /** All events before 2000 are in one partition, so that there are no more than some hundreds. */
    static final long FIRST_PARTITION = 946_684_800_000_000L;

    static final long PARTITION = 30 * 86_400_000_000L;

    private static final List<String> TABLES = List.of(
            // One row an event, however often it is written. who is empty for an event of nobody.
            """
            CREATE TABLE IF NOT EXISTS events(
                batch UInt64, name LowCardinality(String), time Int64, who String, received Int64, place Int32,
                message String, "partition" Int32, "offset" Int64, %s,
                INDEX batches batch TYPE minmax, INDEX receipts received TYPE minmax,
                INDEX messages message TYPE bloom_filter)
            ENGINE = ReplacingMergeTree
            PARTITION BY intDiv(greatest(time, %d) - %d, %d)
            ORDER BY (name, intDiv(time, 86400000000), who, "partition", "offset")
            """.formatted(ValueMaps.definition(), FIRST_PARTITION, FIRST_PARTITION, PARTITION),
            // Whose identifiers are from a batch on; empty where one belongs to itself.
            """
            CREATE TABLE IF NOT EXISTS owners(batch UInt64, id String, owner String, gone Bool)
            ENGINE = ReplacingMergeTree ORDER BY (id, batch)
            """,
            // What is known of people from a batch on.
            """
            CREATE TABLE IF NOT EXISTS people(batch UInt64, id String, gone Bool, segments Array(String), %s)
            ENGINE = ReplacingMergeTree ORDER BY (id, batch)
            """.formatted(ValueMaps.definition()),
            // What was erased, under a keyed hash, and up to when it was received.
            """
            CREATE TABLE IF NOT EXISTS erased(hash String, before Int64)
            ENGINE = ReplacingMergeTree ORDER BY (hash, before)
            """,
            // The names of events, and with which types paths were ever seen.
            """
            CREATE TABLE IF NOT EXISTS seen(kind String, name String, path String, type String)
            ENGINE = ReplacingMergeTree ORDER BY (kind, name, path, type)
            """,
            // The last batch that is there as a whole, who wrote it, and how far the topics are in: one row.
            """
            CREATE TABLE IF NOT EXISTS commits(
                number UInt64, writer String, next Map(String, Int64), taken Map(String, Int64))
            ENGINE = ReplacingMergeTree(number) ORDER BY tuple()
            """,
            """
            CREATE TABLE IF NOT EXISTS layout(version UInt32) ENGINE = MergeTree ORDER BY tuple()
            """);

    private Schema() {}

    /**
     * Makes the tables that are not there.
     *
     * @throws IllegalStateException where the database is of another version
     */
    static void prepare(Server server) throws SQLException {
        for (String table : TABLES) {
            server.run(Query.of(table));
        }
        if (version(server) == 0) {
            server.run(Query.of("INSERT INTO layout VALUES (" + VERSION + ")"));
        }
        if (version(server) != VERSION) {
            throw new IllegalStateException(
                    "The tables in ClickHouse were made by another version; make them again: analytics rebuild");
        }
    }

    /** Deletes all of them. */
    static void drop(Server server) throws SQLException {
        for (String table : List.of("commits", "events", "owners", "people", "erased", "seen", "layout")) {
            server.run(Query.of("DROP TABLE IF EXISTS " + table + " SYNC"));
        }
    }

    private static long version(Server server) throws SQLException {
        long[] version = new long[1];
        server.query(Query.of("SELECT max(version) FROM layout"), found -> {
            while (found.next()) {
                version[0] = found.getLong(1);
            }
        });
        return version[0];
    }

    /** The number of the partition in which an event of a time is. */
    static long partition(long time) {
        return (Math.max(time, FIRST_PARTITION) - FIRST_PARTITION) / PARTITION;
    }
}
