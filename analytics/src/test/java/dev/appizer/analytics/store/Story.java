// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import dev.appizer.analytics.reference.Agreement;
import dev.appizer.analytics.reference.KnownPerson;
import dev.appizer.analytics.reference.SentEvent;
import dev.appizer.analytics.reference.World;
import dev.appizer.testing.serdes.TestTopics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What a store under test was told, and the world that this makes. Each telling is a batch of its own. */
public final class Story {

    /** Where events come from. */
    static final String TOPIC = TestTopics.topics().eventsResolved().name();

    private final Function<Path, EventStore> opener;
    private final Path directory;
    private final World world = World.empty();
    private final Map<Integer, Long> offsets = new HashMap<>();
    private EventStore store;
    private int messages;

    Story(Function<Path, EventStore> opener, Path directory) {
        this.opener = opener;
        this.directory = directory;
        this.store = opener.apply(directory);
    }

    EventStore store() {
        return store;
    }

    World world() {
        return world;
    }

    /** Holds the store's answers against what it was told. */
    Agreement agreement() {
        return new Agreement(world, store);
    }

    void reopen() {
        store.close();
        store = opener.apply(directory);
    }

    void close() {
        store.close();
    }

    /** An event that is received when it happens; not sent yet. */
    SentEvent event(String name, @Nullable String identifier, String time, Map<String, Object> properties) {
        long micros = micros(time);
        return event(name, identifier, micros, micros, 0, "m" + messages++, properties);
    }

    SentEvent event(String name, @Nullable String identifier, String time) {
        return event(name, identifier, time, Map.of());
    }

    /** An event with all that orders it. */
    SentEvent event(
            String name,
            @Nullable String identifier,
            long eventTime,
            long receivedAt,
            int position,
            String messageId,
            Map<String, Object> properties) {
        return new SentEvent(
                0, nextOffset(0), name, identifier, eventTime, receivedAt, position, messageId, properties);
    }

    long nextOffset(int partition) {
        return offsets.merge(partition, 1L, Long::sum) - 1;
    }

    void send(SentEvent... events) {
        send(List.of(events));
    }

    void send(List<SentEvent> events) {
        world.events().addAll(events);
        store.write(batch(events, false));
    }

    /** Sends an event of which there is nothing else to say. */
    void send(String name, @Nullable String identifier, String time, Map<String, Object> properties) {
        send(event(name, identifier, time, properties));
    }

    void send(String name, @Nullable String identifier, String time) {
        send(event(name, identifier, time));
    }

    /** Events as they are read, with where reading goes on. */
    static Batch batch(List<SentEvent> events, boolean redriven) {
        List<Batch.Event> rows = new ArrayList<>();
        Map<TopicPartition, Long> next = new HashMap<>();
        for (SentEvent event : events) {
            rows.add(event.toBatch(redriven));
            next.put(new TopicPartition(TOPIC, event.partition()), event.offset() + 1);
        }
        return new Batch(rows, List.of(), List.of(), List.of(), next);
    }

    void alias(String identifier, String canonical) {
        world.aliases().put(identifier, canonical);
        write(List.of(new Batch.Alias(identifier, canonical)), List.of(), List.of());
    }

    void person(String canonical, Map<String, Object> traits, Set<String> segments) {
        KnownPerson known = new KnownPerson(traits, segments);
        world.people().put(canonical, known);
        write(List.of(), List.of(known.toBatch(canonical)), List.of());
    }

    /** Many people of whom only traits are known. */
    void people(Map<String, Map<String, Object>> traits) {
        List<Batch.Person> people = new ArrayList<>();
        traits.forEach((canonical, known) -> {
            KnownPerson person = new KnownPerson(known, Set.of());
            world.people().put(canonical, person);
            people.add(person.toBatch(canonical));
        });
        write(List.of(), people, List.of());
    }

    void noPerson(String canonical) {
        world.people().remove(canonical);
        write(List.of(), List.of(new Batch.Person(canonical, null, List.of())), List.of());
    }

    void erase(String identifier, String before) {
        Batch.Erasure erasure = new Batch.Erasure(identifier, micros(before));
        world.erasures().add(erasure);
        write(List.of(), List.of(), List.of(erasure));
    }

    void write(List<Batch.Alias> aliases, List<Batch.Person> people, List<Batch.Erasure> erasures) {
        store.write(new Batch(List.of(), aliases, people, erasures, Map.of()));
    }

    static long micros(String time) {
        Instant instant = Instant.parse(time);
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}
