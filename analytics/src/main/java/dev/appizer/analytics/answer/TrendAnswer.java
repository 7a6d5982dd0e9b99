// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a measure went, as series with a value for every bucket. A value is a {@link Long} or a {@link Double}; it is null where
 * there was no number to measure.
 *
 * @param series of each group, the one with the greatest total first; where nothing is grouped by, of all events in one
 * @param total the measure over the whole range, of all groups together, those that were left out among them
 * @param omittedGroups how many groups were left out
 */
public record TrendAnswer(List<Series> series, @Nullable Object total, int omittedGroups) {

    /**
     * How the measure of a group went.
     *
     * @param group the values of the fields that are grouped by, in their order; null where an event has none
     * @param total the measure over the whole range
     * @param values in the order of the buckets
     */
    public record Series(
            List<@Nullable Object> group, @Nullable Object total, List<@Nullable Object> values) {}
}
