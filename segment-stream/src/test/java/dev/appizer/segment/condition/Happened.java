// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.model.Moment;
import dev.appizer.model.Stamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts for tests that are made of events alone; as many identifiers did them as their stamps name senders. */
public record Happened(List<Event> events) implements Facts {

    public record Event(String name, Moment moment, Map<String, @Nullable Object> properties) implements Facts.Event {

        @Override
        public @Nullable Object property(String topLevelKey) {
            return properties.get(topLevelKey);
        }
    }

    /** An event of the name {@code e} with one property {@code p}; missing where it is null. */
    static Event event(long eventTime, @Nullable Object value) {
        Map<String, @Nullable Object> properties = new HashMap<>();
        properties.put("p", value);
        return new Event("e", new Moment(eventTime, new Stamp(0, 0, "m" + eventTime, "user:u")), properties);
    }

    /** Events one after the other, with such values. */
    static Happened of(@Nullable Object... values) {
        List<Event> events = new ArrayList<>();
        for (Object value : values) {
            events.add(event(events.size(), value));
        }
        return new Happened(events);
    }

    @Override
    public @Nullable Object trait(String topLevelKey) {
        return null;
    }

    @Override
    public @Nullable Instant firstSeen() {
        return null;
    }

    @Override
    public @Nullable Instant lastSeen() {
        return null;
    }

    @Override
    public boolean anonymous() {
        return true;
    }

    @Override
    public long count(String event) {
        return events.stream().filter(one -> one.name().equals(event)).count();
    }

    @Override
    public void eachEvent(String event, long after, Supplier<EventVisitor> visitors) {
        events.stream()
                .collect(Collectors.groupingBy(one -> one.moment().stamp().sender()))
                .values()
                .forEach(own -> eachEvent(own, event, after, visitors.get()));
    }

    private static void eachEvent(List<Event> own, String event, long after, EventVisitor visitor) {
        own.stream()
                .filter(one -> one.name().equals(event) && one.moment().eventTime() > after)
                .sorted(Comparator.comparing(Event::moment).reversed())
                .takeWhile(visitor::visit)
                .forEach(one -> {});
    }
}
