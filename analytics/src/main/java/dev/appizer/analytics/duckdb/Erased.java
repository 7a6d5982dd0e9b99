// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.ErasedLines;
import dev.appizer.service.keys.KeyedHash;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/** What was erased, with its table. */
final class Erased {

    private final DuckDBConnection connection;
    private final KeyedHash hash;
    private ErasedLines lines;

    /** @throws IllegalStateException where something was erased, and there is no key */
    Erased(DuckDBConnection connection, KeyedHash hash) throws SQLException {
        this.connection = connection;
        this.hash = hash;
        this.lines = new ErasedLines(hash, Map.of());
        read();
    }

    /** Takes up again what is in the table. */
    void read() throws SQLException {
        Map<String, Long> found = new HashMap<>();
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("SELECT hash, before FROM erased")) {
            while (rows.next()) {
                found.merge(rows.getString(1), rows.getLong(2), Math::max);
            }
        }
        lines = new ErasedLines(hash, found);
    }

    void add(Batch.Erasure erasure) throws SQLException {
        ErasedLines more = lines.and(List.of(erasure));
        if (more.equals(lines)) {
            return;
        }
        lines = more;
        try (PreparedStatement sql = connection.prepareStatement("INSERT INTO erased VALUES (?, ?)")) {
            sql.setString(1, hash.of(erasure.identifier()));
            sql.setLong(2, erasure.before());
            sql.execute();
        }
    }

    /** Those that stay. */
    List<Batch.Event> without(List<Batch.Event> events) {
        return lines.without(events);
    }
}
