// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.FlatValue;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Puts batches into the tables, each in one transaction. */
final class Writer {

    private final DuckDBConnection connection;
    private final Dictionary names;
    private final Dictionary ids;
    private final Erased erased;
    private final Catalogue catalogue;
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private final Map<Integer, Long> lastOffsets = new HashMap<>();

    Writer(DuckDBConnection connection, Erased erased, Catalogue catalogue) throws SQLException {
        this.connection = connection;
        this.names = new Dictionary(connection, "names");
        this.ids = new Dictionary(connection, "ids");
        this.erased = erased;
        this.catalogue = catalogue;
        try (Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery("SELECT topic, \"partition\", next FROM positions")) {
            while (found.next()) {
                positions.put(new TopicPartition(found.getString(1), found.getInt(2)), found.getLong(3));
            }
        }
        readLastOffsets();
    }

    private void readLastOffsets() throws SQLException {
        lastOffsets.clear();
        try (Statement sql = connection.createStatement();
                ResultSet found =
                        sql.executeQuery("SELECT \"partition\", max(\"offset\") FROM events GROUP BY \"partition\"")) {
            while (found.next()) {
                lastOffsets.put(found.getInt(1), found.getLong(2));
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
            positions.putAll(batch.next());
        }
    }

    private void rollBack(Statement sql) throws SQLException {
        sql.execute("ROLLBACK");
        ids.forget();
        names.forget();
        erased.read();
        catalogue.forget();
        readLastOffsets();
    }

    private void put(Statement sql, Batch batch) throws SQLException {
        Map<String, Integer> numbers = ids.numbers(identifiers(batch));
        forget(sql, batch, numbers);
        putEvents(sql, batch, numbers);
        putAliases(sql, batch, numbers);
        putPeople(sql, batch, numbers);
        catalogue.write();
        clean(sql, batch, numbers);
        putPositions(batch.next());
    }

    private static Set<String> identifiers(Batch batch) {
        Set<String> identifiers = new LinkedHashSet<>();
        for (Batch.Event event : batch.events()) {
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

    /** Before the events: what is behind an erasure in the batch is judged by it, as what comes later is. */
    private void forget(Statement sql, Batch batch, Map<String, Integer> numbers) throws SQLException {
        for (Batch.Erasure erasure : batch.erasures()) {
            erased.add(erasure);
            int who = numbers.getOrDefault(erasure.identifier(), -1);
            String rows = " FROM events WHERE who = " + who + " AND received < " + erasure.before();
            catalogue.subtract(sql, rows);
            sql.execute("DELETE" + rows);
        }
    }

    private void putEvents(Statement sql, Batch batch, Map<String, Integer> numbers) throws SQLException {
        Set<String> texts = new LinkedHashSet<>();
        batch.events().forEach(event -> texts.add(event.name()));
        Map<String, Integer> ofNames = names.numbers(texts);
        Map<String, Long> lines = new HashMap<>();
        Stamps stamps = new Stamps(connection, batch.events().stream().anyMatch(Batch.Event::redriven));
        try (DuckDBAppender rows = connection.createAppender("temp", "main", "staged_events")) {
            for (Batch.Event event : batch.events()) {
                @Nullable String identifier = event.identifier();
                @Nullable Integer who = identifier == null ? null : numbers.get(identifier);
                boolean erasedBefore =
                        identifier != null && event.receivedAt() < lines.computeIfAbsent(identifier, erased::line);
                if (!erasedBefore && isNext(event) && stamps.isNew(event, who)) {
                    int name = ofNames.getOrDefault(event.name(), -1);
                    append(rows, event, name, who);
                    catalogue.add(name, event);
                }
            }
        }
        sql.execute("INSERT INTO events SELECT * REPLACE (props::JSON::VARIANT AS props) FROM staged_events");
        sql.execute("TRUNCATE staged_events");
    }

    private boolean isNext(Batch.Event event) {
        @Nullable Long last = lastOffsets.get(event.partition());
        if (last != null && event.offset() <= last) {
            return false;
        }
        lastOffsets.put(event.partition(), event.offset());
        return true;
    }

    private static void append(DuckDBAppender rows, Batch.Event event, int name, @Nullable Integer who)
            throws SQLException {
        rows.beginRow();
        rows.append(name);
        rows.append(event.eventTime());
        appendInteger(rows, who);
        rows.append(event.receivedAt());
        rows.append(event.position());
        rows.append(event.messageId());
        rows.append(event.partition());
        rows.append(event.offset());
        rows.append(Props.text(event.values()));
        rows.endRow();
    }

    private static void appendInteger(DuckDBAppender rows, @Nullable Integer number) throws SQLException {
        if (number == null) {
            rows.appendNull();
        } else {
            rows.append(number.intValue());
        }
    }

    private void putAliases(Statement sql, Batch batch, Map<String, Integer> numbers) throws SQLException {
        if (batch.aliases().isEmpty()) {
            return;
        }
        Map<String, @Nullable String> latest = new LinkedHashMap<>();
        batch.aliases().forEach(alias -> latest.put(alias.identifier(), alias.canonical()));
        try (DuckDBAppender rows = connection.createAppender("temp", "main", "staged_aliases")) {
            for (Map.Entry<String, @Nullable String> alias : latest.entrySet()) {
                @Nullable String canonical = alias.getValue();
                boolean own = canonical == null || canonical.equals(alias.getKey());
                rows.beginRow();
                rows.append(numbers.getOrDefault(alias.getKey(), -1).intValue());
                appendInteger(rows, own ? null : numbers.get(canonical));
                rows.endRow();
            }
        }
        sql.execute("DELETE FROM owners WHERE id IN (SELECT id FROM staged_aliases)");
        sql.execute("INSERT INTO owners SELECT id, canonical FROM staged_aliases WHERE canonical IS NOT NULL");
        sql.execute("TRUNCATE staged_aliases");
    }

    private void putPeople(Statement sql, Batch batch, Map<String, Integer> numbers) throws SQLException {
        if (batch.people().isEmpty()) {
            return;
        }
        Map<String, Batch.Person> latest = new LinkedHashMap<>();
        batch.people().forEach(person -> latest.put(person.canonical(), person));
        try (DuckDBAppender rows = connection.createAppender("temp", "main", "staged_people")) {
            for (Batch.Person person : latest.values()) {
                rows.beginRow();
                rows.append(numbers.getOrDefault(person.canonical(), -1).intValue());
                @Nullable List<FlatValue> traits = person.traits();
                if (traits == null) {
                    rows.appendNull();
                } else {
                    catalogue.addTraits(traits);
                    rows.append(Props.text(traits));
                }
                rows.append(Props.array(person.segments()));
                rows.endRow();
            }
        }
        sql.execute("DELETE FROM people WHERE id IN (SELECT id FROM staged_people)");
        sql.execute("INSERT INTO people SELECT id, traits::JSON::VARIANT, segments::JSON::VARCHAR[]"
                + " FROM staged_people WHERE traits IS NOT NULL");
        sql.execute("TRUNCATE staged_people");
    }

    /** An identifier that was erased, or that Kafka no longer knows, keeps its text only where an event still has it. */
    private void clean(Statement sql, Batch batch, Map<String, Integer> numbers) throws SQLException {
        Set<String> gone = new LinkedHashSet<>();
        batch.erasures().forEach(erasure -> gone.add(erasure.identifier()));
        batch.aliases().stream()
                .filter(alias -> alias.canonical() == null)
                .forEach(alias -> gone.add(alias.identifier()));
        for (String identifier : gone) {
            int id = numbers.getOrDefault(identifier, -1);
            int cleaned = sql.executeUpdate("DELETE FROM ids WHERE id = " + id
                    + " AND NOT EXISTS (FROM events WHERE who = " + id
                    + ") AND NOT EXISTS (FROM people WHERE people.id = "
                    + id + ") AND NOT EXISTS (FROM owners WHERE canonical = " + id + ")");
            if (cleaned > 0) {
                ids.forget(identifier);
            }
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
