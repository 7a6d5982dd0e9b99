// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question.json;

import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.filter.json.Body;
import dev.appizer.filter.json.InvalidBodyException;

/** Reads the bodies that ask. */
public final class QuestionJson {

    private QuestionJson() {}

    /**
     * Reads {@code {"startDate","endDate","event"?,"measure"?,"property"?,"interval"?,"timezone"?,"groupBy"?,"filters"?,
     * "limit"?}}.
     *
     * @throws InvalidBodyException with all that is wrong with the body; malformed JSON is one such problem
     */
    public static TrendQuestion trend(String body) {
        return Body.read(body, TrendReader::read);
    }

    /**
     * Reads {@code {"startDate","endDate","timezone"?,"steps":[{"event","filters"?},…],"window"?,"order"?,"breakdown"?,
     * "limit"?}}.
     *
     * @throws InvalidBodyException with all that is wrong with the body; malformed JSON is one such problem
     */
    public static FunnelQuestion funnel(String body) {
        return Body.read(body, FunnelReader::read);
    }

    /**
     * Reads {@code {"startDate","endDate","timezone"?,"interval"?,"event"?,"filters"?,"returnEvent"?,"returnFilters"?}}.
     *
     * @throws InvalidBodyException with all that is wrong with the body; malformed JSON is one such problem
     */
    public static RetentionQuestion retention(String body) {
        return Body.read(body, RetentionReader::read);
    }

    /**
     * Reads {@code {"startDate","endDate","timezone"?}}.
     *
     * @throws InvalidBodyException with all that is wrong with the body; malformed JSON is one such problem
     */
    public static TimeRange range(String body) {
        return Body.read(body, part -> {
            part.allowOnly("An export", "startDate", "endDate", "timezone");
            return ZonedRange.read(part).range();
        });
    }
}
