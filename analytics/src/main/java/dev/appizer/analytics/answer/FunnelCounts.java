// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer;

import dev.appizer.analytics.answer.FunnelAnswer.StepCount;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.store.Timeline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many people got to each step, and how long it took them. */
final class FunnelCounts {

    private static final double MICROS_PER_SECOND = 1e6;

    private final long[] people;

    /** For each step the times from the step before; none yet where there is no list. */
    private final @Nullable LongList[] times;

    FunnelCounts(int steps) {
        this.people = new long[steps];
        this.times = new LongList[steps];
    }

    /** Counts a person by an attempt. */
    void add(Timeline person, FurthestAttempt attempt, int taken) {
        people[0]++;
        for (int step = 1; step < taken; step++) {
            people[step]++;
            times(step).add(person.time(attempt.event(step)) - person.time(attempt.event(step - 1)));
        }
    }

    private LongList times(int step) {
        LongList known = times[step];
        if (known == null) {
            known = new LongList();
            times[step] = known;
        }
        return known;
    }

    /** How many made an attempt. */
    long people() {
        return people[0];
    }

    List<StepCount> steps(List<Step> steps) {
        List<StepCount> counts = new ArrayList<>();
        for (int step = 0; step < people.length; step++) {
            counts.add(new StepCount(
                    steps.get(step).event().orElse(null),
                    people[step],
                    share(people[step], people[0]),
                    step == 0 ? null : share(people[step], people[step - 1]),
                    medianSeconds(step)));
        }
        return counts;
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    private @Nullable Double medianSeconds(int step) {
        LongList known = times[step];
        return known == null ? null : known.median() / MICROS_PER_SECOND;
    }
}
