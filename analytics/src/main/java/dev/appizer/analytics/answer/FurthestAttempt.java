// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer;

import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.store.Timeline;
import java.util.Arrays;

/**
 * Finds a person's attempt that gets furthest, of several the earliest.
 *
 * <p>A later attempt never takes a step earlier than one before it did. So for each step one place in the timeline moves
 * on, never back, and all attempts together look at each event once a step.
 */
final class FurthestAttempt {

    private final TimeRange range;
    private final long window;
    private final boolean strict;

    /** Of the attempt that is looked at, and of the furthest one so far: which event takes each step. */
    private final int[] current;

    private final int[] furthest;

    FurthestAttempt(FunnelQuestion question) {
        this.range = question.range();
        this.window = question.windowMicros();
        this.strict = question.strict();
        this.current = new int[question.steps().size()];
        this.furthest = new int[question.steps().size()];
    }

    /** How many steps it takes; 0 where the person makes no attempt. */
    int find(Timeline person) {
        int most = 0;
        Arrays.fill(current, 0);
        for (int first = 0; first < person.size() && most < current.length; first++) {
            if (begins(person, first)) {
                int taken = strict ? follow(person, first) : search(person, first);
                if (taken > most) {
                    most = taken;
                    System.arraycopy(current, 0, furthest, 0, taken);
                }
            }
        }
        return most;
    }

    /** The event that takes a step in the attempt that was found. */
    int event(int step) {
        return furthest[step];
    }

    private boolean begins(Timeline person, int event) {
        long time = person.time(event);
        return takes(person, event, 0) && range.from() <= time && time < range.to();
    }

    private int follow(Timeline person, int first) {
        int taken = 0;
        for (int event = first; taken < current.length && event < person.size(); event++, taken++) {
            if (!takes(person, event, taken) || isTooLate(person, first, event)) {
                break;
            }
            current[taken] = event;
        }
        return taken;
    }

    private int search(Timeline person, int first) {
        current[0] = first;
        for (int step = 1; step < current.length; step++) {
            int event = Math.max(current[step], current[step - 1] + 1);
            while (event < person.size() && !takes(person, event, step)) {
                event++;
            }
            current[step] = event;
            if (event == person.size() || isTooLate(person, first, event)) {
                return step;
            }
        }
        return current.length;
    }

    private static boolean takes(Timeline person, int event, int step) {
        return (person.steps(event) & 1 << step) != 0;
    }

    private boolean isTooLate(Timeline person, int first, int event) {
        return person.time(event) - person.time(first) > window;
    }
}
