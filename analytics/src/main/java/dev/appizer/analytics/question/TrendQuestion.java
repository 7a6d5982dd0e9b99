// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a measure of events went over time.
 *
 * @param zone in which a day, a week and a month begin
 * @param events which ones
 * @param property the path of the property that is measured; null where the measure needs none
 * @param groupBy at most three, each with its own series; where there are none there is one series
 * @param limit how many groups at most: those with the greatest totals
 */
public record TrendQuestion(
        TimeRange range,
        ZoneId zone,
        Interval interval,
        Step events,
        Measure measure,
        @Nullable String property,
        List<Field> groupBy,
        int limit) {

    /** The buckets of its series. */
    public Buckets buckets() {
        return Buckets.of(range, interval, zone);
    }
}
