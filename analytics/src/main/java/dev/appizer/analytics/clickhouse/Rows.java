// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.FlatValue;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a batch, ready to be sent.
 *
 * @param forgets whether something of them is that an identifier or a person is no more
 */
record Rows(RowBytes events, RowBytes owners, RowBytes people, boolean forgets) {

    private static final List<String> EVENTS = with(
            List.of("batch", "name", "time", "who", "received", "place", "message", "partition", "offset"),
            ValueMaps.columns());
    private static final List<String> OWNERS = List.of("batch", "id", "owner", "gone");
    private static final List<String> PEOPLE = with(List.of("batch", "id", "gone", "segments"), ValueMaps.columns());

    private static List<String> with(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** @param events those of the batch that are to be there */
    static Rows of(long number, List<Batch.Event> events, Batch batch) {
        RowBytes ofEvents = new RowBytes();
        events.forEach(event -> add(number, event, ofEvents));
        Map<String, @Nullable String> aliases = new LinkedHashMap<>();
        batch.aliases().forEach(alias -> aliases.put(alias.identifier(), alias.canonical()));
        RowBytes ofOwners = new RowBytes();
        aliases.forEach((id, canonical) -> {
            String owner = canonical == null || canonical.equals(id) ? "" : canonical;
            ofOwners.int64(number).string(id).string(owner).bool(owner.isEmpty());
        });
        Map<String, Batch.Person> people = new LinkedHashMap<>();
        batch.people().forEach(person -> people.put(person.canonical(), person));
        RowBytes ofPeople = new RowBytes();
        people.values().forEach(person -> add(number, person, ofPeople));
        boolean forgets =
                aliases.containsValue(null) || people.values().stream().anyMatch(person -> person.traits() == null);
        return new Rows(ofEvents, ofOwners, ofPeople, forgets);
    }

    private static void add(long number, Batch.Event event, RowBytes row) {
        @Nullable String who = event.identifier();
        row.int64(number).string(event.name()).int64(event.eventTime()).string(who == null ? "" : who);
        row.int64(event.receivedAt()).int32(event.position()).string(event.messageId());
        row.int32(event.partition()).int64(event.offset());
        ValueMaps.write(event.values(), row);
    }

    private static void add(long number, Batch.Person person, RowBytes row) {
        @Nullable List<FlatValue> traits = person.traits();
        row.int64(number).string(person.canonical()).bool(traits == null);
        row.strings(traits == null ? List.of() : person.segments());
        ValueMaps.write(traits == null ? List.of() : traits, row);
    }

    void write(Server server) throws SQLException {
        write("events", EVENTS, events, server);
        write("owners", OWNERS, owners, server);
        write("people", PEOPLE, people, server);
    }

    private static void write(String table, List<String> columns, RowBytes rows, Server server) throws SQLException {
        if (!rows.isEmpty()) {
            server.insert(table, columns, rows);
        }
    }

    /** How much there is of aliases and people, in bytes. */
    long bytesOfState() {
        return (long) owners.length() + people.length();
    }
}
