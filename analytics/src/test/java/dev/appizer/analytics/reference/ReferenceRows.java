// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.appizer.analytics.store.Batch;
import dev.appizer.analytics.store.FlatValue;
import dev.appizer.model.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** What batches leave behind. */
public final class ReferenceRows {

    private static final JsonFactory JSON = new JsonFactory();

    private World world = World.empty();
    private Map<TopicPartition, Long> positions = new HashMap<>();
    private Map<Integer, Long> taken = new HashMap<>();

    World world() {
        return world;
    }

    Map<TopicPartition, Long> positions() {
        return positions;
    }

    void take(Batch batch) {
        World after = world.copy();
        Map<TopicPartition, Long> positionsAfter = new HashMap<>(positions);
        Map<Integer, Long> takenAfter = new HashMap<>(taken);
        batch.events().forEach(event -> take(event, after, takenAfter));
        batch.aliases()
                .forEach(alias -> after.aliases()
                        .put(alias.identifier(), Objects.requireNonNullElse(alias.canonical(), alias.identifier())));
        batch.people().forEach(person -> take(person, after));
        after.erasures().addAll(batch.erasures());
        batch.next().forEach((partition, next) -> positionsAfter.merge(partition, next, Math::max));
        world = after;
        positions = positionsAfter;
        taken = takenAfter;
    }

    private static void take(Batch.Event event, World world, Map<Integer, Long> taken) {
        if (event.offset() < taken.getOrDefault(event.partition(), 0L)) {
            return;
        }
        taken.put(event.partition(), event.offset() + 1);
        SentEvent sent = new SentEvent(
                event.partition(),
                event.offset(),
                event.name(),
                event.identifier(),
                event.eventTime(),
                event.receivedAt(),
                event.position(),
                event.messageId(),
                properties(event.values()));
        if (!event.redriven() || world.events().stream().noneMatch(known -> isSame(known, sent))) {
            world.events().add(sent);
        }
    }

    private static boolean isSame(SentEvent one, SentEvent other) {
        return one.at(0, 0).equals(other.at(0, 0));
    }

    private static void take(Batch.Person person, World world) {
        List<FlatValue> traits = person.traits();
        if (traits == null) {
            world.people().remove(person.canonical());
        } else {
            world.people().put(person.canonical(), new KnownPerson(properties(traits), Set.copyOf(person.segments())));
        }
    }

    /** By full paths, each of which is an exact key. */
    private static Map<String, Object> properties(List<FlatValue> values) {
        Map<String, Object> properties = new TreeMap<>();
        values.forEach(value -> properties.put(value.path(), value(value)));
        return properties;
    }

    private static Object value(FlatValue value) {
        return switch (value.type()) {
            case BOOLEAN -> (Boolean) value.value();
            case NUMBER -> (Double) value.value();
            case LONG -> (Long) value.value();
            case STRING -> (String) value.value();
            case ARRAY, OBJECT -> parse((String) value.value());
        };
    }

    private static Object parse(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            return Objects.requireNonNull(Values.read(json));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
