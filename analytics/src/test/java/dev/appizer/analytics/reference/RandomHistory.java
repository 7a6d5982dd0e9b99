// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import dev.appizer.analytics.store.Batch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** What the topics carried, batch by batch, with events that are driven again or read again; and the world that it made. */
public final class RandomHistory {

    private static final int LARGEST_BATCH = 60;

    private final RandomEvents source;
    private final RandomGenerator random;
    private final String topic;
    private final World world = World.empty();

    public RandomHistory(RandomEvents source, String topic) {
        this.source = source;
        this.random = source.random();
        this.topic = topic;
    }

    /** What must be known by now. */
    public World world() {
        return world;
    }

    /** What was read next. */
    public Batch next() {
        List<Batch.Event> events = new ArrayList<>();
        int size = random.nextInt(LARGEST_BATCH);
        for (int i = 0; i < size; i++) {
            events.add(event());
        }
        Map<TopicPartition, Long> next = next(events);
        events.addAll(0, readAgain());
        return new Batch(events, aliases(), people(), erasures(), next);
    }

    private Batch.Event event() {
        if (!world.events().isEmpty() && random.nextInt(20) == 0) {
            SentEvent known = earlier();
            return known.at(known.partition(), source.nextOffset(known.partition()))
                    .toBatch(true);
        }
        SentEvent sent = source.next();
        world.events().add(sent);
        return sent.toBatch(random.nextInt(20) == 0);
    }

    private SentEvent earlier() {
        return source.values().pick(world.events());
    }

    private Map<TopicPartition, Long> next(List<Batch.Event> events) {
        Map<TopicPartition, Long> next = new HashMap<>();
        events.forEach(event -> next.put(new TopicPartition(topic, event.partition()), event.offset() + 1));
        return next;
    }

    /** In the order of each partition, before what is new there. */
    private List<Batch.Event> readAgain() {
        if (world.events().isEmpty() || random.nextInt(4) > 0) {
            return List.of();
        }
        Set<SentEvent> known = Stream.generate(this::earlier).limit(3).collect(Collectors.toSet());
        return known.stream()
                .filter(event -> world.events().indexOf(event) < world.events().size() - LARGEST_BATCH)
                .sorted(Comparator.comparingLong(SentEvent::offset))
                .map(event -> event.toBatch(false))
                .toList();
    }

    private List<Batch.Alias> aliases() {
        return Stream.generate(this::alias).limit(random.nextInt(4)).toList();
    }

    private Batch.Alias alias() {
        String identifier = source.identifier();
        if (random.nextInt(4) == 0) {
            world.aliases().remove(identifier);
            return new Batch.Alias(identifier, random.nextBoolean() ? identifier : null);
        }
        String canonical = source.identifier();
        world.aliases().put(identifier, canonical);
        return new Batch.Alias(identifier, canonical);
    }

    private List<Batch.Person> people() {
        return Stream.generate(this::person).limit(random.nextInt(5)).toList();
    }

    private Batch.Person person() {
        String canonical = source.identifier();
        if (random.nextInt(6) == 0) {
            world.people().remove(canonical);
            return new Batch.Person(canonical, null, List.of());
        }
        Set<String> segments = Stream.generate(() -> "segment-" + random.nextInt(3))
                .limit(random.nextInt(3))
                .collect(Collectors.toSet());
        KnownPerson known = new KnownPerson(source.values().properties(), segments);
        world.people().put(canonical, known);
        return known.toBatch(canonical);
    }

    private List<Batch.Erasure> erasures() {
        if (world.events().isEmpty() || random.nextInt(5) > 0) {
            return List.of();
        }
        Batch.Erasure erasure = new Batch.Erasure(source.identifier(), earlier().receivedAt());
        world.erasures().add(erasure);
        return List.of(erasure);
    }
}
