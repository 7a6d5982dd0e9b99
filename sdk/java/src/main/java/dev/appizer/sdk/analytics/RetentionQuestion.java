// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.analytics;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A question of who comes back. See docs/analytics.md. */
public final class RetentionQuestion extends Asked<RetentionQuestion> {

    private RetentionQuestion(Map<String, @Nullable Object> body) {
        super(body);
    }

    /**
     * Starts a question: who did anything, and anything again, day by day.
     *
     * @param startDate the beginning, which is in it: a day {@code 2024-01-01}, or a time
     * @param endDate the end: a day, which is in it as a whole, or a time, which is not
     */
    public static RetentionQuestion of(String startDate, String endDate) {
        return new RetentionQuestion(range(startDate, endDate));
    }

    /** Says how long a bucket is: {@code day} (unless said), {@code week}, {@code month}. */
    public RetentionQuestion interval(String interval) {
        return field("interval", interval);
    }

    /** Says what people begin with: events of this name; unless said, any. */
    public RetentionQuestion event(String name) {
        return field("event", name);
    }

    /** Adds a filter of what people begin with; all of them must hold. */
    public RetentionQuestion filter(Filter filter) {
        return added("filters", filter.toMap());
    }

    /** Says what people come back with: events of this name; unless said, any. */
    public RetentionQuestion returnEvent(String name) {
        return field("returnEvent", name);
    }

    /** Adds a filter of what people come back with; all of them must hold. */
    public RetentionQuestion returnFilter(Filter filter) {
        return added("returnFilters", filter.toMap());
    }

    @Override
    RetentionQuestion with(Map<String, @Nullable Object> body) {
        return new RetentionQuestion(body);
    }
}
