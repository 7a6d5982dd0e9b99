// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Every row of every table of the file of events, as text. */
final class StoredTexts {

    private StoredTexts() {}

    /** @param file which no process has open */
    static List<String> in(Path file) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("access_mode", "READ_ONLY");
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file, properties);
                Statement sql = connection.createStatement()) {
            for (String table : column(sql, "SELECT table_name FROM duckdb_tables()")) {
                texts.addAll(column(sql, "SELECT t::VARCHAR FROM " + table + " t"));
            }
        }
        return texts;
    }

    private static List<String> column(Statement sql, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet found = sql.executeQuery(query)) {
            while (found.next()) {
                values.add(found.getString(1));
            }
        }
        return values;
    }
}
