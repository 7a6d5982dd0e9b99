// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A table that gives each text a whole number, from 0. The texts that were met last are remembered; the others are looked up
 * together, once a batch. What is remembered of a batch that was not committed has to be forgotten.
 */
final class Dictionary {

    private static final int REMEMBERED = 200_000;

    private final DuckDBConnection connection;
    private final String table;
    private final Map<String, Integer> remembered = new LinkedHashMap<>(16, 0.75f, true);
    private int next;

    /** @param table has the columns id and text, and no other */
    Dictionary(DuckDBConnection connection, String table) throws SQLException {
        this.connection = connection;
        this.table = table;
        forget();
    }

    /** Forgets what may not have been committed. */
    void forget() throws SQLException {
        remembered.clear();
        try (Statement sql = connection.createStatement();
                ResultSet greatest = sql.executeQuery("SELECT coalesce(max(id), -1) FROM " + table)) {
            greatest.next();
            next = greatest.getInt(1) + 1;
        }
    }

    /** Forgets one text, which was taken out of the table. */
    void forget(String text) {
        remembered.remove(text);
    }

    /** The numbers of some texts; those that have none yet get one. */
    Map<String, Integer> numbers(Collection<String> texts) throws SQLException {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (String text : texts) {
            Integer known = numbers.containsKey(text) ? null : remembered.get(text);
            if (known != null) {
                numbers.put(text, known);
            } else if (numbers.putIfAbsent(text, -1) == null) {
                missing.add(text);
            }
        }
        if (!missing.isEmpty()) {
            lookUp(missing, numbers);
            add(missing, numbers);
            missing.forEach(text -> remember(text, numbers.getOrDefault(text, -1)));
        }
        return numbers;
    }

    private void remember(String text, int number) {
        remembered.put(text, number);
        if (remembered.size() > REMEMBERED) {
            remembered.remove(remembered.keySet().iterator().next());
        }
    }

    private void lookUp(List<String> missing, Map<String, Integer> numbers) throws SQLException {
        try (DuckDBAppender texts = connection.createAppender("temp", "main", "staged_texts")) {
            for (String text : missing) {
                texts.beginRow();
                texts.append(text);
                texts.endRow();
            }
        }
        try (Statement sql = connection.createStatement()) {
            try (ResultSet found =
                    sql.executeQuery("SELECT text, id FROM " + table + " SEMI JOIN staged_texts USING (text)")) {
                while (found.next()) {
                    numbers.put(found.getString(1), found.getInt(2));
                }
            }
            sql.execute("TRUNCATE staged_texts");
        }
    }

    private void add(List<String> missing, Map<String, Integer> numbers) throws SQLException {
        try (DuckDBAppender rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
            for (String text : missing) {
                if (numbers.getOrDefault(text, -1) < 0) {
                    numbers.put(text, next);
                    rows.beginRow();
                    rows.append(next++);
                    rows.append(text);
                    rows.endRow();
                }
            }
        }
    }
}
