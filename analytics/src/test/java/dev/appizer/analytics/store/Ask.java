// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.FieldFilter;
import dev.appizer.analytics.question.FunnelQuestion;
import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.RetentionQuestion;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.analytics.question.TrendQuestion;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Questions as tests ask them: where nothing else is said about 2024, in UTC, by day, and about all events. */
final class Ask {

    static final TimeRange YEAR = range("2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z");

    /** More than there are groups. */
    static final int ALL = 10_000;

    static final Step ANY = new Step(Optional.empty(), List.of());

    private Ask() {}

    static TimeRange range(String from, String to) {
        return new TimeRange(Story.micros(from), Story.micros(to));
    }

    static Field property(String path) {
        return new Field.Property("properties." + path, path);
    }

    static Step step(String event, FieldFilter... filters) {
        return new Step(Optional.of(event), List.of(filters));
    }

    static TrendQuestion events(Field... groupBy) {
        return trend(Measure.EVENTS, null, groupBy);
    }

    static TrendQuestion events(TimeRange range, Interval interval, ZoneId zone) {
        return new TrendQuestion(range, zone, interval, ANY, Measure.EVENTS, null, List.of(), ALL);
    }

    static TrendQuestion trend(Measure measure, @Nullable String property, Field... groupBy) {
        return trend(ANY, measure, property, List.of(groupBy));
    }

    static TrendQuestion trend(Step events, Measure measure, @Nullable String property, List<Field> groupBy) {
        return new TrendQuestion(YEAR, ZoneOffset.UTC, Interval.DAY, events, measure, property, groupBy, ALL);
    }

    /** Loose, with steps of these names, within an hour. */
    static FunnelQuestion funnel(String... steps) {
        return funnel(YEAR, Duration.ofHours(1), false, null, steps);
    }

    static FunnelQuestion strictFunnel(String... steps) {
        return funnel(YEAR, Duration.ofHours(1), true, null, steps);
    }

    static FunnelQuestion funnel(
            TimeRange range, Duration window, boolean strict, @Nullable Field breakdown, String... steps) {
        return new FunnelQuestion(range, Stream.of(steps).map(Ask::step).toList(), window, strict, breakdown, ALL);
    }

    static RetentionQuestion retention(TimeRange range, Interval interval, ZoneId zone, Step first, Step returning) {
        return new RetentionQuestion(range, zone, interval, first, returning);
    }
}
