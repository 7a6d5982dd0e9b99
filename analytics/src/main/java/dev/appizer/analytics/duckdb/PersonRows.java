// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.FlatValue;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Whose identifiers are, and what is known of people. */
final class PersonRows {

    private final DuckDBConnection connection;
    private final Leavers leavers;
    private final Slots slots;
    private final Cells cells = new Cells();

    PersonRows(DuckDBConnection connection, Leavers leavers, Slots slots) {
        this.connection = connection;
        this.leavers = leavers;
        this.slots = slots;
    }

    /** Whose identifiers are from now on. */
    void putAliases(Statement sql, Batch batch, Map<String, Integer> numbers) throws SQLException {
        if (batch.aliases().isEmpty()) {
            return;
        }
        Map<String, @Nullable String> latest = new LinkedHashMap<>();
        for (Batch.Alias alias : batch.aliases()) {
            @Nullable String superseded = latest.put(alias.identifier(), alias.canonical());
            if (superseded != null) {
                leavers.add(numbers.getOrDefault(superseded, -1));
            }
            if (alias.canonical() == null) {
                leavers.add(numbers.getOrDefault(alias.identifier(), -1));
            }
        }
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
        leavers.addOwners(sql);
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
                rows.endRow();
            }
        }
        sql.execute("DELETE FROM people WHERE id IN (SELECT id FROM staged_people)");
        sql.execute("TRUNCATE staged_people");
        try (DuckDBAppender rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "people")) {
            for (Batch.Person person : latest.values()) {
                int id = numbers.getOrDefault(person.canonical(), -1);
                @Nullable List<FlatValue> traits = person.traits();
                if (traits == null) {
                    leavers.add(id);
                } else {
                    append(rows, id, traits, person.segments());
                }
            }
        }
    }

    private void append(DuckDBAppender rows, int id, List<FlatValue> traits, List<String> segments)
            throws SQLException {
        rows.beginRow();
        rows.append(id);
        rows.append(segments);
        for (FlatValue trait : traits) {
            cells.set(slots.of(Slots.TRAITS, trait.path(), trait.type()), trait);
        }
        cells.append(rows);
        rows.endRow();
    }
}
