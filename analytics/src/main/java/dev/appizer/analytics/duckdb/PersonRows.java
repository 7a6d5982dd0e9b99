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
    private final Catalogue catalogue;

    PersonRows(DuckDBConnection connection, Leavers leavers, Catalogue catalogue) {
        this.connection = connection;
        this.leavers = leavers;
        this.catalogue = catalogue;
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
                int id = numbers.getOrDefault(person.canonical(), -1);
                rows.beginRow();
                rows.append(id);
                @Nullable List<FlatValue> traits = person.traits();
                if (traits == null) {
                    rows.appendNull();
                    leavers.add(id);
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
}
