// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition.json;

import dev.appizer.filter.json.Durations;
import dev.appizer.filter.json.Part;
import dev.appizer.segment.condition.Condition;
import dev.appizer.segment.condition.EventMatch;
import dev.appizer.segment.condition.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code {"sequence":[{"event","where"?},…],"within"?,"last"?}}. */
final class SequenceReader {

    static final int MAX_STEPS = 20;

    private SequenceReader() {}

    static Condition read(Part part) {
        part.allowOnly("A sequence", "sequence", "within", "last");
        Part steps = part.field("sequence");
        List<Part> items = steps.json().isArray() ? steps.items() : List.of();
        if (items.isEmpty() || items.size() > MAX_STEPS) {
            steps.report("Give an array of one to " + MAX_STEPS + " steps, each an event with where it counts.");
            return ConditionReader.STAND_IN;
        }
        List<EventMatch> matches = new ArrayList<>();
        for (Part item : items) {
            if (item.isObject("A step")) {
                item.allowOnly("A step", "event", "where");
                matches.add(EventQueryReader.match(item));
            }
        }
        return new Sequence(
                matches, Durations.readIfPresent(part.field("within")), Durations.readIfPresent(part.field("last")));
    }
}
