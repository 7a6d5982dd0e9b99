// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question about the events of one name, answered with one value.
 *
 * @param event the events' name, exactly
 * @param where filters over an event's properties; an event counts where all of them hold
 * @param aggregate what is made of the events that count
 * @param property whose values are aggregated; null for a count
 */
public record EventQuery(
        String event,
        List<PropertyFilter> where,
        Aggregate aggregate,
        @Nullable PropertyPath property) {

    public EventQuery {
        where = List.copyOf(where);
    }

    /** The answer: a value as properties hold them; null where it is missing. */
    @Nullable
    Object answer(Facts facts) {
        if (aggregate == Aggregate.COUNT && where.isEmpty()) {
            return facts.count(event);
        }
        Aggregator aggregator = Aggregator.of(aggregate);
        facts.eachEvent(event, (place, properties) -> {
            if (counts(properties)) {
                aggregator.take(place, property == null ? null : property.in(properties::get));
            }
        });
        return aggregator.result();
    }

    private boolean counts(Map<String, @Nullable Object> properties) {
        return where.stream().allMatch(filter -> filter.accepts(filter.path().in(properties::get)));
    }
}
