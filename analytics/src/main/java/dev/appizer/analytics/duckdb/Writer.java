// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.sql.Kept;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.duckdb.DuckDBConnection;

/** Puts batches into the tables, each in one transaction. */
final class Writer {

    private final DuckDBConnection connection;
    private final Dictionary ids;
    private final Erased erased;
    private final Leavers leavers;
    private final Slots slots;
    private final Catalogue catalogue;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final EventRows events;
    private final PersonRows people;
    private final Kept kept;
    private long oldest = Long.MIN_VALUE;

    Writer(DuckDBConnection connection, Erased erased, Slots slots, Kept kept) throws SQLException {
        this.connection = connection;
        this.ids = new Dictionary(connection, "ids");
        this.erased = erased;
        this.slots = slots;
        this.catalogue = new Catalogue(connection, slots);
        this.kept = kept;
        this.leavers = new Leavers(connection, ids);
        this.events = new EventRows(connection, slots, catalogue);
        this.people = new PersonRows(connection, leavers, slots);
        try (Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery("SELECT topic, \"partition\", next FROM positions")) {
            while (found.next()) {
                positions.put(new TopicPartition(found.getString(1), found.getInt(2)), found.getLong(3));
            }
        }
    }

    Map<TopicPartition, Long> positions() {
        return Map.copyOf(positions);
    }

    void write(Batch batch) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            // Turning auto-commit off is not enough: what an appender writes would not be part of the transaction.
            sql.execute("BEGIN TRANSACTION");
            boolean done = false;
            try {
                put(sql, batch);
                sql.execute("COMMIT");
                done = true;
            } finally {
                if (!done) {
                    rollBack(sql);
                }
            }
            slots.committed();
            positions.putAll(batch.next());
        }
    }

    private void rollBack(Statement sql) throws SQLException {
        sql.execute("ROLLBACK");
        ids.read();
        leavers.forget();
        events.forget();
        oldest = Long.MIN_VALUE;
        erased.read();
        catalogue.forget();
        slots.forget();
    }

    private void put(Statement sql, Batch batch) throws SQLException {
        // Before the events: what is behind an erasure in the batch is judged by it, as what comes later is.
        for (Batch.Erasure erasure : batch.erasures()) {
            erased.add(erasure);
        }
        dropOld(sql);
        List<Batch.Event> staying = erased.without(batch.events()).stream()
                .filter(event -> event.eventTime() >= oldest)
                .toList();
        Map<String, Integer> numbers = ids.numbers(identifiers(batch, staying));
        forget(sql, batch, numbers);
        events.put(staying, numbers);
        people.putAliases(sql, batch, numbers);
        people.putPeople(sql, batch, numbers);
        slots.write();
        catalogue.write();
        leavers.clean(sql);
        putPositions(batch.next());
    }

    private static Set<String> identifiers(Batch batch, List<Batch.Event> events) {
        Set<String> identifiers = new LinkedHashSet<>();
        for (Batch.Event event : events) {
            if (event.identifier() != null) {
                identifiers.add(event.identifier());
            }
        }
        for (Batch.Alias alias : batch.aliases()) {
            identifiers.add(alias.identifier());
            if (alias.canonical() != null) {
                identifiers.add(alias.canonical());
            }
        }
        batch.people().forEach(person -> identifiers.add(person.canonical()));
        batch.erasures().forEach(erasure -> identifiers.add(erasure.identifier()));
        return identifiers;
    }

    private void forget(Statement sql, Batch batch, Map<String, Integer> numbers) throws SQLException {
        for (Batch.Erasure erasure : batch.erasures()) {
            int who = numbers.getOrDefault(erasure.identifier(), -1);
            String rows = " FROM events WHERE who = " + who + " AND received < " + erasure.before();
            catalogue.subtract(sql, rows);
            sql.execute("DELETE" + rows);
            leavers.add(who);
        }
    }

    /** Once a day, and after every start. */
    private void dropOld(Statement sql) throws SQLException {
        long now = kept.oldest();
        if (now > oldest) {
            oldest = now;
            sql.execute("DELETE FROM events WHERE time < " + oldest);
            catalogue.dropOld(sql, oldest);
        }
    }

    private void putPositions(Map<TopicPartition, Long> next) throws SQLException {
        try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM positions WHERE topic = ? AND \"partition\" = ?");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO positions VALUES (?, ?, ?)")) {
            for (Map.Entry<TopicPartition, Long> one : next.entrySet()) {
                delete.setString(1, one.getKey().topic());
                delete.setInt(2, one.getKey().partition());
                delete.execute();
                insert.setString(1, one.getKey().topic());
                insert.setInt(2, one.getKey().partition());
                insert.setLong(3, one.getValue());
                insert.execute();
            }
        }
    }
}
