// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many people got how far.
 *
 * @param steps of all people
 * @param groups those with the most people in the first step first; none where there is no breakdown
 */
public record FunnelAnswer(List<StepCount> steps, List<Group> groups) {

    /**
     * How many got to a step.
     *
     * @param event the name of its events; null where they may have any
     * @param conversion how many of those in the first step; null where nobody is in it
     * @param conversionFromPrevious how many of those in the step before; null for the first step, and where nobody is in
     *     the step before
     * @param medianSeconds the time from the step before that half of those who got here did not exceed; null for the first
     *     step, and where nobody got here
     */
    public record StepCount(
            @Nullable String event,
            long count,
            @Nullable Double conversion,
            @Nullable Double conversionFromPrevious,
            @Nullable Double medianSeconds) {}

    /**
     * The people whose attempts began with one value of the breakdown.
     *
     * @param value as properties hold them, a whole number as a {@link Long}; null where the event had none
     */
    public record Group(@Nullable Object value, List<StepCount> steps) {}
}
