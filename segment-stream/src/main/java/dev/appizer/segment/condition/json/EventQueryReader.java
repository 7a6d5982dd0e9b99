// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition.json;

import dev.appizer.filter.PropertyPath;
import dev.appizer.filter.json.Durations;
import dev.appizer.filter.json.Part;
import dev.appizer.segment.condition.Aggregate;
import dev.appizer.segment.condition.EventMatch;
import dev.appizer.segment.condition.EventQuery;
import dev.appizer.segment.condition.PropertyFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code {"event","where"?}}, and with {@code "aggregate"?,"property"?,"within"?} what is made of such events. */
final class EventQueryReader {

    static final int MAX_WHERE = 20;

    private EventQueryReader() {}

    static EventQuery read(Part part) {
        Aggregate aggregate = aggregate(part.field("aggregate"));
        return new EventQuery(
                match(part),
                aggregate,
                property(part.field("property"), aggregate),
                Durations.readIfPresent(part.field("within")));
    }

    static EventMatch match(Part part) {
        return new EventMatch(part.field("event").text("the name of an event"), where(part.field("where")));
    }

    private static Aggregate aggregate(Part part) {
        if (!part.isPresent()) {
            return Aggregate.COUNT;
        }
        return Aggregate.named(part.json().asText()).orElseGet(() -> {
            part.report("Give an aggregate, one of "
                    + Arrays.stream(Aggregate.values()).map(Aggregate::jsonName).collect(Collectors.joining(", "))
                    + "; or none, for count.");
            return Aggregate.COUNT;
        });
    }

    private static @Nullable PropertyPath property(Part part, Aggregate aggregate) {
        if (aggregate.isOfProperty()) {
            return new PropertyPath(part.text("the name or dotted path of the property that is aggregated"));
        }
        if (part.isPresent()) {
            part.report("A count is of events and takes no property; leave it out, or give another aggregate.");
        }
        return null;
    }

    private static List<PropertyFilter> where(Part part) {
        if (!part.isPresent()) {
            return List.of();
        }
        List<Part> items = part.json().isArray() ? part.items() : List.of();
        if (items.isEmpty() || items.size() > MAX_WHERE) {
            part.report("Give an array of one to " + MAX_WHERE + " property filters over the event's properties.");
            return List.of();
        }
        List<PropertyFilter> where = new ArrayList<>();
        for (Part item : items) {
            if (item.isObject("A property filter")
                    && PropertyFilterReader.read(item) instanceof PropertyFilter filter) {
                where.add(filter);
            }
        }
        return where;
    }
}
