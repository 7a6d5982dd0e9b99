// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import dev.appizer.testing.history.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A profile as it is at an instant.
 *
 * @param id the canonical identifier
 * @param anonymous whether it has no user
 * @param userIds seen ids, sorted
 * @param anonymousIds seen ids, sorted
 * @param traits without removed ones; those that a computed trait shadows are still in it
 * @param computedTraits those that have a value
 * @param eventCount tracks, pages, screens and groups
 * @param firstSeen event time of the first event or identify
 * @param lastSeen event time of the last one
 * @param eventCounts how often each event happened, by name
 */
public record Profile(
        Identifier id,
        boolean anonymous,
        List<String> userIds,
        List<String> anonymousIds,
        Map<String, @Nullable Object> traits,
        Map<String, Object> computedTraits,
        long eventCount,
        Instant firstSeen,
        Instant lastSeen,
        Map<String, Long> eventCounts) {

    static Profile of(Person person, Map<String, Object> computedTraits) {
        Identity identity = person.identity();
        return new Profile(
                identity.canonical(),
                person.anonymous(),
                identity.userIds(),
                identity.anonymousIds(),
                person.traits(),
                computedTraits,
                person.events().size(),
                person.firstSeen(),
                person.lastSeen(),
                person.eventCounts());
    }
}
