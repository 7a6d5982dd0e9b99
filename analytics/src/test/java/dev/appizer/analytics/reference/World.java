// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import dev.appizer.analytics.store.Batch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that was ever sent, and what is known of those who sent it.
 *
 * @param aliases the person that an identifier belongs to; one that is missing belongs to itself
 * @param people by canonical identifier
 */
public record World(
        List<SentEvent> events,
        Map<String, String> aliases,
        Map<String, KnownPerson> people,
        List<Batch.Erasure> erasures) {

    /** Nothing yet; to be filled. */
    public static World empty() {
        return new World(new ArrayList<>(), new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
    }

    /** One with these events and nothing else. */
    public static World of(List<SentEvent> events) {
        World world = empty();
        world.events().addAll(events);
        return world;
    }

    /** Another one, that grows by itself. */
    public World copy() {
        return new World(
                new ArrayList<>(events), new TreeMap<>(aliases), new TreeMap<>(people), new ArrayList<>(erasures));
    }

    /** Whose an event is; null for a system event. */
    @Nullable
    String canonical(SentEvent event) {
        return event.identifier() == null ? null : aliases.getOrDefault(event.identifier(), event.identifier());
    }

    /** What is known of whose event it is; null for a system event. */
    @Nullable
    KnownPerson person(SentEvent event) {
        String canonical = canonical(event);
        return canonical == null ? null : people.getOrDefault(canonical, KnownPerson.NOBODY);
    }

    /** The events that no erasure takes away. */
    List<SentEvent> remaining() {
        return events.stream().filter(event -> !isErased(event)).toList();
    }

    private boolean isErased(SentEvent event) {
        return erasures.stream()
                .anyMatch(erasure -> Objects.equals(erasure.identifier(), event.identifier())
                        && event.receivedAt() < erasure.before());
    }

    /** Each person's events, in their order. */
    Map<String, List<SentEvent>> byPerson() {
        Map<String, List<SentEvent>> byPerson = new HashMap<>();
        for (SentEvent event : remaining()) {
            String canonical = canonical(event);
            if (canonical != null) {
                byPerson.computeIfAbsent(canonical, first -> new ArrayList<>()).add(event);
            }
        }
        byPerson.values().forEach(events -> events.sort(SentEvent.ORDER));
        return byPerson;
    }
}
