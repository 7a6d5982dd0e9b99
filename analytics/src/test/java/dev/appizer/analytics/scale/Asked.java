// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.scale;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.FieldFilter;
import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.model.Micros;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The questions that are put to both. */
final class Asked {

    private static final Field PLAN = new Field.Property("plan", "plan");
    private static final Field PRODUCT = new Field.Property("product", "product");
    private static final Field AMOUNT = new Field.Property("amount", "amount");
    private static final Field PERCENT = new Field.Property("coupon.percent", "coupon.percent");
    private static final Field COUNTRY = new Field.Trait("country");
    private static final Field PAYING = new Field.InSegment(Owners.SEGMENT);

    private final LocalDate first;
    private final ZoneId zone;
    private final Tests tests;

    /** @param start of the events */
    Asked(Instant start, ZoneId zone, Tests tests) {
        this.first = start.atZone(zone).toLocalDate();
        this.zone = zone;
        this.tests = tests;
    }

    private TimeRange days(int from, int to) {
        return new TimeRange(day(from), day(to));
    }

    private long day(int number) {
        return Micros.of(first.plusDays(number).atStartOfDay(zone).toInstant());
    }

    private static Step step(@Nullable String event, FieldFilter... filters) {
        return new Step(Optional.ofNullable(event), Arrays.asList(filters));
    }

    private TrendQuestion trend(
            TimeRange range,
            Interval interval,
            Step events,
            Measure measure,
            @Nullable String property,
            Field... groupBy) {
        return new TrendQuestion(range, zone, interval, events, measure, property, Arrays.asList(groupBy), 20);
    }

    List<TrendQuestion> trends() {
        TimeRange all = days(-1, 91);
        TimeRange month = days(30, 60);
        TimeRange ragged = new TimeRange(day(20) + 1_234_567_890L, day(55) + 7_654_321_000L);
        return List.of(
                trend(month, Interval.DAY, step("page_view"), Measure.EVENTS, null),
                trend(all, Interval.DAY, step("purchase"), Measure.EVENTS, null),
                trend(all, Interval.MONTH, step(null), Measure.EVENTS, null),
                trend(days(44, 50), Interval.HOUR, step("click"), Measure.EVENTS, null),
                trend(ragged, Interval.WEEK, step(null), Measure.USERS, null),
                trend(month, Interval.DAY, step(null), Measure.USERS, null),
                trend(all, Interval.DAY, step("checkout"), Measure.USERS, null, PLAN),
                trend(month, Interval.DAY, step("purchase"), Measure.EVENTS, null, PLAN),
                trend(all, Interval.DAY, step("page_view"), Measure.EVENTS, null, PRODUCT),
                trend(all, Interval.WEEK, step(null), Measure.EVENTS, null, new Field.EventName(), PERCENT),
                trend(all, Interval.MONTH, step("search"), Measure.USERS, null, COUNTRY, PAYING),
                trend(ragged, Interval.DAY, step(null), Measure.SUM, "amount"),
                trend(all, Interval.DAY, step("purchase"), Measure.SUM, "amount", PLAN),
                trend(all, Interval.WEEK, step("error"), Measure.SUM, "amount"),
                trend(all, Interval.WEEK, step("error"), Measure.SUM, "amount", COUNTRY),
                trend(ragged, Interval.DAY, step(null), Measure.AVG, "amount"),
                trend(all, Interval.WEEK, step("add_to_cart"), Measure.AVG, "price"),
                trend(all, Interval.DAY, step(null), Measure.MIN, "amount"),
                trend(all, Interval.WEEK, step("purchase"), Measure.MAX, "amount", PLAN),
                trend(month, Interval.DAY, step("purchase"), Measure.P50, "amount"),
                trend(month, Interval.DAY, step("purchase"), Measure.P90, "amount", PLAN),
                trend(all, Interval.WEEK, step(null), Measure.P99, "results"),
                trend(all, Interval.DAY, step("purchase"), Measure.P99, "amount"),
                trend(all, Interval.WEEK, step(null), Measure.EVENTS, null, AMOUNT));
    }

    /** Counts of what passes filters, and the people of them. */
    List<TrendQuestion> filtered() {
        return List.of(
                filtered(Measure.EVENTS, "purchase", tests.isProOrTeam, tests.isDear),
                filtered(Measure.EVENTS, null, tests.planIsOne),
                filtered(Measure.USERS, "purchase", tests.hasPlan),
                filtered(Measure.EVENTS, null, tests.hasNoPlan),
                filtered(Measure.EVENTS, "signup", tests.isNotPro),
                filtered(Measure.EVENTS, null, tests.planBehindM),
                filtered(Measure.EVENTS, "error", tests.isBeyondDoubles),
                filtered(Measure.EVENTS, null, tests.isMiddling),
                filtered(Measure.EVENTS, "checkout", tests.isTrue),
                filtered(Measure.USERS, "page_view", tests.productHasSeven, tests.onPhone),
                filtered(Measure.EVENTS, null, tests.hasCoupon),
                filtered(Measure.EVENTS, "click", tests.isGerman),
                filtered(Measure.EVENTS, null, tests.isPaying),
                filtered(Measure.EVENTS, null, tests.isNotPaying));
    }

    private TrendQuestion filtered(Measure measure, @Nullable String event, FieldFilter... filters) {
        return trend(days(10, 70), Interval.WEEK, step(event, filters), measure, null);
    }

    List<FunnelQuestion> funnels() {
        List<Step> buying = List.of(step("page_view"), step("add_to_cart"), step("checkout"), step("purchase"));
        List<Step> choosy = List.of(
                step("page_view", tests.onPhone),
                step(null, tests.hasPlan),
                step("purchase", tests.isDear, tests.isProOrTeam));
        List<Step> repeating = List.of(step("page_view"), step("page_view"), step(null), step("click"));
        return List.of(
                funnel(days(0, 90), buying, Duration.ofDays(7), false, null),
                funnel(days(20, 60), buying, Duration.ofDays(1), false, null),
                funnel(days(40, 50), buying, Duration.ofDays(30), false, PRODUCT),
                funnel(days(0, 90), repeating, Duration.ofHours(3), true, null),
                funnel(days(10, 80), List.of(step("page_view"), step("click")), Duration.ofDays(10), true, COUNTRY),
                funnel(days(10, 80), choosy, Duration.ofDays(14), false, PAYING),
                funnel(days(10, 80), List.of(step("checkout"), step("purchase")), Duration.ofDays(14), false, PLAN),
                funnel(days(10, 80), List.of(step(null), step("error")), Duration.ZERO, false, new Field.EventName()),
                funnel(days(10, 80), List.of(step("purchase"), step("error")), Duration.ofDays(3), false, AMOUNT));
    }

    private static FunnelQuestion funnel(
            TimeRange range, List<Step> steps, Duration window, boolean strict, @Nullable Field breakdown) {
        return new FunnelQuestion(range, steps, window, strict, breakdown, 20);
    }

    List<RetentionQuestion> retentions() {
        return List.of(
                retention(days(0, 90), Interval.WEEK, step("signup"), step(null)),
                retention(days(30, 60), Interval.DAY, step("purchase", tests.isDear), step("page_view")),
                retention(days(5, 85), Interval.MONTH, step(null), step("purchase")),
                retention(
                        new TimeRange(day(20) + 1_234_567_890L, day(55) + 7_654_321_000L),
                        Interval.WEEK,
                        step("checkout"),
                        step("checkout", tests.isGerman)));
    }

    private RetentionQuestion retention(TimeRange range, Interval interval, Step firstStep, Step returning) {
        return new RetentionQuestion(range, zone, interval, firstStep, returning);
    }
}
