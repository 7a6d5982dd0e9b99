// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.analytics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far people get along some steps.
 *
 * @param steps in their order
 * @param groups with a breakdown the same of each group; empty without
 */
public record Funnel(List<Step> steps, List<GroupSteps> groups) {

    /** Has lists where the answer has none. */
    public Funnel {
        steps = Lists.orEmpty(steps);
        groups = Lists.orEmpty(groups);
    }

    /**
     * A step.
     *
     * @param event its name
     * @param count how many people got there
     * @param conversion the share, from 0 to 1, of those in the first step; null where nobody is in it
     * @param conversionFromPrevious the share of those in the step before; null for the first, and where nobody is in the one before
     * @param medianSeconds the time since the step before that half of those did not exceed; null for the first, and where nobody got here
     */
    public record Step(
            String event,
            long count,
            @Nullable Double conversion,
            @Nullable Double conversionFromPrevious,
            @Nullable Double medianSeconds) {}

    /**
     * How far a group gets.
     *
     * @param group the value of the field of the breakdown, by its name
     * @param steps in their order
     */
    public record GroupSteps(Map<String, @Nullable Object> group, List<Step> steps) {

        /** Has members where the answer has none. */
        public GroupSteps {
            group = Lists.orEmpty(group);
            steps = Lists.orEmpty(steps);
        }
    }
}
