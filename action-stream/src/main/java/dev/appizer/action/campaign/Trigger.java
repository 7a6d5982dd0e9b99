// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import dev.appizer.filter.value.ValueTest;
import java.util.List;

/** What sets a campaign off. Durations are microseconds. */
public sealed interface Trigger {

    /** How long after its cause it is decided; 0: at once. */
    long delay();

    /**
     * Somebody enters or leaves a segment. While the campaign waits for anything, the opposite change calls it off.
     *
     * @param entered else left
     * @param includeBackfill whether also where the definition is what brought the change about
     */
    record OnSegment(String segment, boolean entered, long delay, boolean includeBackfill) implements Trigger {}

    /**
     * Somebody does something.
     *
     * @param where all of which must hold
     */
    record OnEvent(String event, List<PropertyFilter> where, long delay) implements Trigger {

        public OnEvent {
            where = List.copyOf(where);
        }
    }

    /**
     * The answer to a question to analytics crosses a threshold: the test holds, and did not when it was asked before. It
     * concerns nobody.
     *
     * @param question the JSON of {@code POST /v1/analytics/query}, without {@code startDate} and {@code endDate}
     * @param last which the question is about, up to when it is asked
     * @param threshold for the answer's total
     * @param every how often it is asked
     */
    record OnAnswer(String question, long last, ValueTest threshold, long every) implements Trigger {

        @Override
        public long delay() {
            return 0;
        }
    }
}
