// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables, and whether a file has those that this version knows. */
final class Schema {

    /** Rises with every change that an older version could not read. */
    private static final int VERSION = 2;

    private static final String TABLES = """
            CREATE TABLE layout(version INTEGER);
            INSERT INTO layout VALUES (%1$d);
            -- One row an event. name and who are of the tables names and ids; the stamp is received, place, message.
            CREATE TABLE events(
                name INTEGER NOT NULL, time BIGINT NOT NULL, who INTEGER, received BIGINT NOT NULL,
                place INTEGER NOT NULL, message VARCHAR NOT NULL, "partition" INTEGER NOT NULL, "offset" BIGINT NOT NULL,
                %2$s);
            CREATE TABLE names(id INTEGER NOT NULL, text VARCHAR NOT NULL);
            CREATE TABLE ids(id INTEGER NOT NULL, text VARCHAR NOT NULL);
            -- Whose an identifier is, where that is another one than itself.
            CREATE TABLE owners(id INTEGER NOT NULL, canonical INTEGER NOT NULL);
            CREATE TABLE people(id INTEGER NOT NULL, segments VARCHAR[] NOT NULL, %2$s);
            -- What was erased, under a keyed hash, and up to when it was received.
            CREATE TABLE erased(hash VARCHAR NOT NULL, before BIGINT NOT NULL);
            -- One row a Slot. name is of the table names, or -1 for traits.
            CREATE TABLE paths(
                id INTEGER NOT NULL, name INTEGER NOT NULL, path VARCHAR NOT NULL, type VARCHAR NOT NULL,
                "column" INTEGER NOT NULL);
            -- Differences: the sum over a day (of event time, UTC) and a path is on how many events it is.
            CREATE TABLE catalogue(day INTEGER NOT NULL, path INTEGER NOT NULL, count BIGINT NOT NULL);
            CREATE TABLE positions(topic VARCHAR NOT NULL, "partition" INTEGER NOT NULL, next BIGINT NOT NULL);
            """.formatted(VERSION, Cells.columns(" DOUBLE", " VARCHAR"));

    /** Of the connection that writes: what of a batch the tables are compared with. */
    private static final String STAGES = """
            CREATE TEMP TABLE staged_people(id INTEGER);
            CREATE TEMP TABLE staged_aliases(id INTEGER, canonical INTEGER);
            CREATE TEMP TABLE staged_leavers(id INTEGER);
            """;

    private Schema() {}

    /**
     * Makes the tables where there are none.
     *
     * @throws IllegalStateException where the file is of another version
     */
    static void prepare(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            if (!hasTables(sql)) {
                sql.execute("BEGIN TRANSACTION");
                sql.execute(TABLES);
                sql.execute("COMMIT");
            }
            try (ResultSet found = sql.executeQuery("SELECT version FROM layout")) {
                if (!found.next() || found.getInt(1) != VERSION) {
                    throw new IllegalStateException(
                            "The analytics file was written by another version; make it again: analytics rebuild");
                }
            }
            sql.execute(STAGES);
        }
    }

    private static boolean hasTables(Statement sql) throws SQLException {
        try (ResultSet found = sql.executeQuery(
                "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'layout' AND NOT temporary")) {
            return found.next() && found.getInt(1) > 0;
        }
    }
}
