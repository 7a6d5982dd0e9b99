// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question.json;

import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.filter.json.Part;
import java.util.List;

/** Reads the body that asks for a retention. */
final class RetentionReader {

    /** Each cohort has a number for each bucket behind it. */
    private static final int MOST_BUCKETS = 400;

    private static final List<Interval> INTERVALS = List.of(Interval.DAY, Interval.WEEK, Interval.MONTH);

    private RetentionReader() {}

    static RetentionQuestion read(Part root) {
        if (root.isObject("A retention")) {
            root.allowOnly(
                    "A retention",
                    "startDate",
                    "endDate",
                    "timezone",
                    "interval",
                    "event",
                    "filters",
                    "returnEvent",
                    "returnFilters");
        }
        ZonedRange range = ZonedRange.read(root);
        Interval interval = Members.choice(root.field("interval"), "an interval", INTERVALS, Interval::jsonName);
        range.buckets(interval, MOST_BUCKETS, root.field("interval"));
        return new RetentionQuestion(
                range.range(),
                range.zone(),
                interval,
                Members.step(root.field("event"), root.field("filters")),
                Members.step(root.field("returnEvent"), root.field("returnFilters")));
    }
}
