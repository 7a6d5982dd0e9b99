// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import dev.appizer.testing.reader.Entry.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Steps in event order, each a later event than the one before.
 *
 * @param within the most between the first and the last step
 * @param last how recent the last step must be
 */
record Sequence(
        List<EventMatch> steps,
        @Nullable Duration within,
        @Nullable Duration last) implements Condition {

    @Override
    public boolean holds(View view) {
        List<Event> past = view.person().events().stream()
                .filter(event -> Times.inWindow(event.time(), null, view.now()))
                .toList();
        for (int end = 0; end < past.size(); end++) {
            Instant time = past.get(end).time();
            if (Times.inWindow(time, last, view.now()) && endsAt(end, past, view.now())) {
                return true;
            }
        }
        return false;
    }

    /** Backwards from the last step, always to the latest event that matches: the shortest way to the first step. */
    private boolean endsAt(int end, List<Event> past, Instant now) {
        int lastStep = steps.size() - 1;
        int position = steps.get(lastStep).matches(past.get(end), now) ? end : -1;
        for (int step = lastStep - 1; step >= 0 && position >= 0; step--) {
            position = latestBefore(position, steps.get(step), past, now);
        }
        if (position < 0) {
            return false;
        }
        Duration took =
                Duration.between(past.get(position).time(), past.get(end).time());
        return within == null || took.compareTo(within) <= 0;
    }

    private static int latestBefore(int position, EventMatch step, List<Event> past, Instant now) {
        int candidate = position - 1;
        while (candidate >= 0 && !step.matches(past.get(candidate), now)) {
            candidate--;
        }
        return candidate;
    }
}
