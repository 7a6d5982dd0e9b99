// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.child;

import dev.appizer.analytics.answer.Funnels;
import dev.appizer.analytics.answer.Retentions;
import dev.appizer.analytics.answer.Trends;
import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.FieldFilter;
import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.bench.load.Traffic;
import dev.appizer.filter.value.EqualTo;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A question about {@link Traffic} that is asked again and again.
 *
 * @param what in a few words
 * @param demandedMillis its median is to be less; 0: nothing is demanded
 * @param answer asks it
 */
record StoreQuestion(String what, long demandedMillis, Function<EventStore, Object> answer) {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final int GROUPS = 20;
    private static final int TREND = 100;
    private static final int GROUPED = 300;
    private static final int FUNNEL = 3_000;

    private static final List<Step> BUYING =
            List.of(step("page_view"), step("product_viewed"), step("added_to_cart"), step("purchase_completed"));

    /** All of them, in the order in which they are asked. */
    static List<StoreQuestion> all() {
        TimeRange quarter = days(90);
        TimeRange month = days(30);
        return List.of(
                trend("daily trend, 30 days", TREND, month, step("page_view"), Measure.EVENTS, null),
                trend("daily trend, 90 days", TREND, quarter, step("page_view"), Measure.EVENTS, null),
                trend("users a day, 30 days", 0, month, step("page_view"), Measure.USERS, null),
                trend("users a day of any event, 30 days", 0, month, step(null), Measure.USERS, null),
                trend(
                        "by a property of 5 values, 30 days",
                        GROUPED,
                        month,
                        step("page_view"),
                        Measure.EVENTS,
                        null,
                        property("referrer")),
                trend(
                        "by a property of 1,000 values, 30 days",
                        GROUPED,
                        month,
                        step("page_view"),
                        Measure.EVENTS,
                        null,
                        property("path")),
                trend("p99 of a number, 30 days", 0, month, step("page_view"), Measure.P99, "duration"),
                trend("exact sum, 90 days", 0, quarter, step("purchase_completed"), Measure.SUM, "amount"),
                trend(
                        "filtered by a property, 30 days",
                        0,
                        month,
                        step("page_view", new FieldFilter(property("path"), new EqualTo("/pages/7"))),
                        Measure.EVENTS,
                        null),
                funnel("four-step funnel, 30 days", month),
                funnel("four-step funnel, 90 days", quarter),
                retention("weekly retention, 90 days", quarter, step("page_view")),
                retention("weekly retention to any event, 90 days", quarter, step(null)),
                new StoreQuestion("catalogue", 0, EventStore::catalogue));
    }

    /** How many events there are in a range: what the ingest's freshness is told by. */
    static long count(EventStore store, TimeRange range) {
        TrendQuestion question =
                new TrendQuestion(range, UTC, Interval.MONTH, step(null), Measure.EVENTS, null, List.of(), GROUPS);
        return Trends.of(store, question).total() instanceof Long count ? count : 0;
    }

    /** Up to the day after the last: what comes meanwhile is in them. */
    private static TimeRange days(int count) {
        long end = Traffic.START + micros(Traffic.SPAN);
        return new TimeRange(end - micros(Duration.ofDays(count)), end + micros(Duration.ofDays(1)));
    }

    private static long micros(Duration duration) {
        return duration.toMillis() * 1_000;
    }

    private static Field property(String path) {
        return new Field.Property(path, path);
    }

    private static Step step(@Nullable String event, FieldFilter... filters) {
        return new Step(Optional.ofNullable(event), Arrays.asList(filters));
    }

    private static StoreQuestion trend(
            String what,
            long demanded,
            TimeRange range,
            Step events,
            Measure measure,
            @Nullable String property,
            Field... groupBy) {
        TrendQuestion question =
                new TrendQuestion(range, UTC, Interval.DAY, events, measure, property, Arrays.asList(groupBy), GROUPS);
        return new StoreQuestion(what, demanded, store -> Trends.of(store, question));
    }

    private static StoreQuestion funnel(String what, TimeRange range) {
        FunnelQuestion question = new FunnelQuestion(range, BUYING, Duration.ofDays(7), false, null, GROUPS);
        return new StoreQuestion(what, FUNNEL, store -> Funnels.of(store, question));
    }

    private static StoreQuestion retention(String what, TimeRange range, Step returning) {
        RetentionQuestion question = new RetentionQuestion(range, UTC, Interval.WEEK, step("signed_up"), returning);
        return new StoreQuestion(what, 0, store -> Retentions.of(store, question));
    }
}
