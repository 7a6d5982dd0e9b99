// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.filter.value.Span;
import java.util.List;

/**
 * Some events of one name.
 *
 * @param event the events' name, exactly
 * @param where filters over an event's properties; an event counts where all of them hold
 */
public record EventMatch(String event, List<PropertyFilter> where) {

    public EventMatch {
        where = List.copyOf(where);
    }

    /** Whether the present has no part in what matches. */
    boolean isTimeless() {
        return where.stream().allMatch(filter -> filter.test().isTimeless());
    }

    /** While the event counts. Its own time begins it, and the window's length ends it. */
    Span counting(Facts.Event event, long window) {
        long time = event.moment().eventTime();
        return new Span(time, Span.plus(time, window)).and(matching(event));
    }

    /** While the filters hold for the event, be it past or to come. */
    Span matching(Facts.Event event) {
        Span span = Span.ALWAYS;
        for (PropertyFilter filter : where) {
            if (!span.isEmpty()) {
                span = span.and(filter.test().when(filter.path().in(event::property)));
            }
        }
        return span;
    }
}
