// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.analytics;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A question of how far people get along some steps. See docs/analytics.md. */
public final class FunnelQuestion extends Asked<FunnelQuestion> {

    private FunnelQuestion(Map<String, @Nullable Object> body) {
        super(body);
    }

    /**
     * Starts a question, which needs two {@link #step steps} at least.
     *
     * @param startDate the beginning, which is in it: a day {@code 2024-01-01}, or a time
     * @param endDate the end: a day, which is in it as a whole, or a time, which is not
     */
    public static FunnelQuestion of(String startDate, String endDate) {
        return new FunnelQuestion(range(startDate, endDate));
    }

    /**
     * Adds a step.
     *
     * @param event the name of the events that take it
     * @param filters which of them: all must hold
     */
    public FunnelQuestion step(String event, Filter... filters) {
        List<?> all = Arrays.stream(filters).map(Filter::toMap).toList();
        return added("steps", all.isEmpty() ? Map.of("event", event) : Map.of("event", event, "filters", all));
    }

    /** Says how long the last step may be after the first: seven days unless said. */
    public FunnelQuestion window(Duration window) {
        return field("window", window.toString());
    }

    /** Has no other event of the person come between two steps. */
    public FunnelQuestion strict() {
        return field("order", "strict");
    }

    /** Tells people apart by a field, as it is at their first step. */
    public FunnelQuestion breakdown(String field) {
        return field("breakdown", field);
    }

    /** Says how many groups there may be: 25 unless said, 1,000 at most. */
    public FunnelQuestion limit(int groups) {
        return field("limit", groups);
    }

    @Override
    FunnelQuestion with(Map<String, @Nullable Object> body) {
        return new FunnelQuestion(body);
    }
}
