// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.Batch;
import dev.appizer.service.keys.KeyedHash;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/** What was erased, and up to when it was received: by keyed hashes, since the ids themselves are to be forgotten. */
final class Erased {

    private final DuckDBConnection connection;
    private final KeyedHash hash;
    private final Map<String, Long> lines = new HashMap<>();

    /** @throws IllegalStateException where something was erased, and there is no key */
    Erased(DuckDBConnection connection, KeyedHash hash) throws SQLException {
        this.connection = connection;
        this.hash = hash;
        read();
        if (!lines.isEmpty()) {
            hash.require();
        }
    }

    /** Takes up again what is in the table. */
    void read() throws SQLException {
        lines.clear();
        try (Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery("SELECT hash, before FROM erased")) {
            while (found.next()) {
                lines.merge(found.getString(1), found.getLong(2), Math::max);
            }
        }
    }

    void add(Batch.Erasure erasure) throws SQLException {
        String name = hash.of(erasure.identifier());
        if (lines.getOrDefault(name, Long.MIN_VALUE) >= erasure.before()) {
            return;
        }
        lines.put(name, erasure.before());
        try (PreparedStatement sql = connection.prepareStatement("INSERT INTO erased VALUES (?, ?)")) {
            sql.setString(1, name);
            sql.setLong(2, erasure.before());
            sql.execute();
        }
    }

    /** Those that stay. */
    List<Batch.Event> without(List<Batch.Event> events) {
        if (lines.isEmpty()) {
            return events;
        }
        Map<String, Long> known = new HashMap<>();
        return events.stream()
                .filter(event -> event.identifier() == null
                        || event.receivedAt() >= known.computeIfAbsent(event.identifier(), this::line))
                .toList();
    }

    /** Everything of the identifier that was received before this, in microseconds, is gone. */
    private long line(String identifier) {
        return lines.getOrDefault(hash.of(identifier), Long.MIN_VALUE);
    }
}
