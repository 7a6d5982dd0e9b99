// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Takes the texts of identifiers out of the file once nothing refers to them: of whom was erased not even an id stays. What
 * refers to one goes in any order, since it is on several topics; whoever takes a reference away says so here, because
 * nobody looks through all ids.
 */
final class Leavers {

    private final DuckDBConnection connection;
    private final Dictionary ids;
    private final Set<Integer> numbers = new LinkedHashSet<>();

    Leavers(DuckDBConnection connection, Dictionary ids) {
        this.connection = connection;
        this.ids = ids;
    }

    /** What may have lost its last reference. */
    void add(int number) {
        numbers.add(number);
    }

    /** The same for whatever the staged aliases were known to belong to until now. */
    void addOwners(Statement sql) throws SQLException {
        try (ResultSet found =
                sql.executeQuery("SELECT DISTINCT canonical FROM owners SEMI JOIN staged_aliases USING (id)")) {
            while (found.next()) {
                add(found.getInt(1));
            }
        }
    }

    /** Forgets what was said of a batch that was not committed. */
    void forget() {
        numbers.clear();
    }

    /** Takes out those to which nothing refers. */
    void clean(Statement sql) throws SQLException {
        if (numbers.isEmpty()) {
            return;
        }
        stage();
        sql.execute("DELETE FROM staged_leavers WHERE id IN (SELECT id FROM people SEMI JOIN staged_leavers USING (id)"
                + " UNION ALL SELECT id FROM owners SEMI JOIN staged_leavers USING (id)"
                + " UNION ALL SELECT canonical FROM owners SEMI JOIN staged_leavers ON canonical = staged_leavers.id)");
        // By far the largest table: who was merged into another has left by now, and that is nearly everyone.
        if (isAnyLeft(sql)) {
            sql.execute("DELETE FROM staged_leavers WHERE id IN"
                    + " (SELECT who FROM events SEMI JOIN staged_leavers ON who = staged_leavers.id)");
            takeOut(sql);
        }
        sql.execute("TRUNCATE staged_leavers");
    }

    private void stage() throws SQLException {
        try (DuckDBAppender rows = connection.createAppender("temp", "main", "staged_leavers")) {
            for (int number : numbers) {
                rows.beginRow();
                rows.append(number);
                rows.endRow();
            }
        }
        numbers.clear();
    }

    private static boolean isAnyLeft(Statement sql) throws SQLException {
        try (ResultSet found = sql.executeQuery("SELECT count(*) FROM staged_leavers")) {
            return found.next() && found.getLong(1) > 0;
        }
    }

    private void takeOut(Statement sql) throws SQLException {
        try (ResultSet found = sql.executeQuery("SELECT text FROM ids SEMI JOIN staged_leavers USING (id)")) {
            while (found.next()) {
                ids.forget(found.getString(1));
            }
        }
        sql.execute("DELETE FROM ids WHERE id IN (SELECT id FROM staged_leavers)");
    }
}
