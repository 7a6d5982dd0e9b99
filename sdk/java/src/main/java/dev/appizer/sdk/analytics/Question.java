// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.analytics;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A question of how a measure went over time. See docs/analytics.md. */
public final class Question extends Asked<Question> {

    private Question(Map<String, @Nullable Object> body) {
        super(body);
    }

    /**
     * Starts a question: how many events there were on each day.
     *
     * @param startDate the beginning, which is in it: a day {@code 2024-01-01}, or a time
     * @param endDate the end: a day, which is in it as a whole, or a time, which is not
     */
    public static Question of(String startDate, String endDate) {
        return new Question(range(startDate, endDate));
    }

    /** Says which events, by their name; unless said, all. */
    public Question event(String name) {
        return field("event", name);
    }

    /** Says what is measured: {@code events} (unless said), {@code users}. */
    public Question measure(String measure) {
        return field("measure", measure);
    }

    /** Says what is measured of a property: {@code sum}, {@code avg}, {@code min}, {@code max}, {@code p50}, {@code p90}, {@code p99}. */
    public Question measure(String measure, String property) {
        return field("measure", measure).field("property", property);
    }

    /** Says how long a bucket is: {@code minute}, {@code hour}, {@code day} (unless said), {@code week}, {@code month}. */
    public Question interval(String interval) {
        return field("interval", interval);
    }

    /** Says by which fields it is told apart, three at most. */
    public Question groupBy(String... fields) {
        return field("groupBy", List.of(fields));
    }

    /** Adds a filter; all of them must hold. */
    public Question filter(Filter filter) {
        return added("filters", filter.toMap());
    }

    /** Says how many groups there may be: 100 unless said, 1,000 at most. */
    public Question limit(int groups) {
        return field("limit", groups);
    }

    @Override
    Question with(Map<String, @Nullable Object> body) {
        return new Question(body);
    }
}
