// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import dev.appizer.testing.reader.Entry.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value out of many events: what a computed trait is, and what an event filter judges. */
record Aggregation(
        EventMatch match,
        Aggregate aggregate,
        @Nullable String property,
        @Nullable Duration within) {

    /**
     * Over the events that lie in the window at that instant; missing is null.
     *
     * @param events in event order
     */
    @Nullable
    Object at(Instant now, List<Event> events) {
        List<Event> counting = events.stream()
                .filter(event -> Times.inWindow(event.time(), within, now))
                .filter(event -> match.matches(event, now))
                .toList();
        return aggregate.of(counting, property);
    }
}
