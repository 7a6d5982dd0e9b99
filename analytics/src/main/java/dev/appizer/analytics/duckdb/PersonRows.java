// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.FlatValue;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Whose identifiers are, and what is known of people. */
final class PersonRows {

    private final DuckDBConnection connection;
    private final Dictionary ids;
    private final Catalogue catalogue;

    PersonRows(DuckDBConnection connection, Dictionary ids, Catalogue catalogue) {
        this.connection = connection;
        this.ids = ids;
        this.catalogue = catalogue;
    }

    /** Whose identifiers are from now on. */
    void putAliases(Statement sql, Batch batch, Map<String, Integer> numbers) throws SQLException {
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
                if (own) {
                    rows.appendNull();
                } else {
                    rows.append(numbers.getOrDefault(canonical, -1).intValue());
                }
                rows.endRow();
            }
        }
        sql.execute("DELETE FROM owners WHERE id IN (SELECT id FROM staged_aliases)");
        sql.execute("INSERT INTO owners SELECT id, canonical FROM staged_aliases WHERE canonical IS NOT NULL");
        sql.execute("TRUNCATE staged_aliases");
    }

    /** Who people are from now on. */
    void putPeople(Statement sql, Batch batch, Map<String, Integer> numbers) throws SQLException {
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
    void clean(Statement sql, Batch batch, Map<String, Integer> numbers) throws SQLException {
        Set<String> gone = new LinkedHashSet<>();
        batch.erasures().forEach(erasure -> gone.add(erasure.identifier()));
        batch.people().stream()
                .filter(person -> person.traits() == null)
                .forEach(person -> gone.add(person.canonical()));
        batch.aliases().stream()
                .filter(alias -> alias.canonical() == null)
                .forEach(alias -> gone.add(alias.identifier()));
        for (String identifier : gone) {
            int id = numbers.getOrDefault(identifier, -1);
            int cleaned = sql.executeUpdate("DELETE FROM ids WHERE id = " + id
                    + " AND NOT EXISTS (FROM events WHERE who = " + id
                    + ") AND NOT EXISTS (FROM people WHERE people.id = "
                    + id + ") AND NOT EXISTS (FROM owners o WHERE o.id = " + id + " OR canonical = " + id + ")");
            if (cleaned > 0) {
                ids.forget(identifier);
            }
        }
    }
}
