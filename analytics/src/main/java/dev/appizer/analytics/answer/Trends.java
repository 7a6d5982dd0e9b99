// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer;

import dev.appizer.analytics.answer.TrendAnswer.Series;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.analytics.store.TrendCell;
import dev.appizer.filter.value.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers how a measure went: fills the buckets without events in, and leaves groups beyond the limit out. */
public final class Trends {

    private static final int WHOLE_RANGE = -1;

    private static final Comparator<Series> BY_RANK = Comparator.<Series, @Nullable Object>comparing(
                    Series::total, Comparator.nullsLast(Trends::greatestFirst))
            .thenComparing(Series::group, Trends::compareGroups);

    private final int buckets;
    private final @Nullable Object empty;
    private final Map<List<@Nullable Object>, Course> courses = new HashMap<>();
    private @Nullable Object total;

    private Trends(int buckets, Measure measure) {
        this.buckets = buckets;
        this.empty = measure.isZeroOverNothing() ? 0L : null;
        this.total = empty;
    }

    /** What a group was seen of. */
    private final class Course {

        private final List<@Nullable Object> group;
        private final @Nullable Object[] values = new @Nullable Object[buckets];
        private @Nullable Object sum = empty;

        private Course(List<@Nullable Object> group) {
            this.group = group;
            Arrays.fill(values, empty);
        }

        private Series series() {
            return new Series(group, sum, Arrays.asList(values));
        }
    }

    /** What a store has to say to a question. */
    public static TrendAnswer of(EventStore store, TrendQuestion question) {
        Trends trends = new Trends(question.buckets().count(), question.measure());
        store.trend(question).forEach(trends::take);
        return question.groupBy().isEmpty() ? trends.together() : trends.grouped(question.limit());
    }

    private void take(TrendCell cell) {
        if (cell.group() == null) {
            total = cell.value();
            return;
        }
        List<@Nullable Object> group = new ArrayList<>(cell.group().size());
        cell.group().forEach(value -> group.add(GroupValue.normal(value)));
        Course course = courses.computeIfAbsent(group, Course::new);
        if (cell.bucket() == WHOLE_RANGE) {
            course.sum = cell.value();
        } else {
            course.values[cell.bucket()] = cell.value();
        }
    }

    private TrendAnswer together() {
        Course course = courses.getOrDefault(List.of(), new Course(List.of()));
        course.sum = total;
        return new TrendAnswer(List.of(course.series()), total, 0);
    }

    private TrendAnswer grouped(int limit) {
        List<Series> ranked = courses.values().stream()
                .map(Course::series)
                .sorted(BY_RANK)
                .limit(limit)
                .toList();
        return new TrendAnswer(ranked, total, courses.size() - ranked.size());
    }

    private static int greatestFirst(Object left, Object right) {
        return Numbers.compare((Number) right, (Number) left);
    }

    /** Groups of one question have as many values. */
    private static int compareGroups(List<@Nullable Object> left, List<@Nullable Object> right) {
        for (int i = 0; i < left.size(); i++) {
            int order = GroupValue.ORDER.compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
