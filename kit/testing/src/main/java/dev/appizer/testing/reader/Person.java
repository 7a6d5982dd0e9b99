// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import dev.appizer.testing.reader.Entry.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the ids of one person ever did, folded as if it had been sent under one id from the start.
 *
 * @param traits without the removed ones
 * @param events in event order
 * @param firstSeen event time of the first event or identify
 * @param lastSeen event time of the last one
 */
record Person(
        Identity identity,
        Map<String, @Nullable Object> traits,
        List<Event> events,
        Instant firstSeen,
        Instant lastSeen) {

    /** @param entries the events and identifies that belong to it, at least one, in event order */
    static Person of(Identity identity, List<Entry> entries) {
        return new Person(
                identity,
                traits(entries),
                entries.stream().filter(Entry::isEvent).map(Entry::event).toList(),
                entries.get(0).eventTime(),
                entries.get(entries.size() - 1).eventTime());
    }

    boolean anonymous() {
        return identity.userIds().isEmpty();
    }

    /** Each event's name with how often it happened. */
    Map<String, Long> eventCounts() {
        Map<String, Long> counts = new TreeMap<>();
        events.forEach(event -> counts.merge(event.name(), 1L, Long::sum));
        return counts;
    }

    /** In order, so that the last write of each trait wins; null removes. */
    private static Map<String, @Nullable Object> traits(List<Entry> entries) {
        Map<String, @Nullable Object> traits = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.isIdentify()) {
                EventContent.traits(entry.call()).forEach((trait, value) -> {
                    if (value == null) {
                        traits.remove(trait);
                    } else {
                        traits.put(trait, value);
                    }
                });
            }
        }
        return traits;
    }
}
