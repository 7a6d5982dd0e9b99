// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A table that gives each text a whole number, from 0. Which text has which number is known without a look into the table,
 * which would have to be read as a whole in each batch.
 */
final class Dictionary {

    private final DuckDBConnection connection;
    private final String table;
    private Fingerprints known = new Fingerprints();
    private int next;

    /** @param table has the columns id and text, and no other */
    Dictionary(DuckDBConnection connection, String table) throws SQLException {
        this.connection = connection;
        this.table = table;
        read();
    }

    /** Takes up again what is in the table: after a batch that was not committed. */
    void read() throws SQLException {
        known = new Fingerprints();
        next = 0;
        try (Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery("SELECT id, text FROM " + table)) {
            while (found.next()) {
                known.put(found.getString(2), found.getInt(1));
                next = Math.max(next, found.getInt(1) + 1);
            }
        }
    }

    /** The numbers of some texts; those that have none yet get one. */
    Map<String, Integer> numbers(Collection<String> texts) throws SQLException {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (String text : texts) {
            int number = known.get(text);
            if (number == Fingerprints.NONE) {
                number = next++;
                known.put(text, number);
                missing.add(text);
            }
            numbers.put(text, number);
        }
        append(missing, numbers);
        return numbers;
    }

    private void append(List<String> texts, Map<String, Integer> numbers) throws SQLException {
        try (DuckDBAppender rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
            for (String text : texts) {
                rows.beginRow();
                rows.append(numbers.getOrDefault(text, Fingerprints.NONE).intValue());
                rows.append(text);
                rows.endRow();
            }
        }
    }

    /** Forgets one text, which was taken out of the table. */
    void forget(String text) {
        known.remove(text);
    }
}
