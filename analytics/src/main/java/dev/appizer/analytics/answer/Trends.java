// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer;

import dev.appizer.analytics.answer.TrendAnswer.Series;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.analytics.store.NormalValue;
import dev.appizer.analytics.store.TrendCell;
import dev.appizer.filter.value.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers how a measure went: fills the buckets without events in, and leaves groups beyond the limit out. */
public final class Trends {

    private static final int WHOLE_RANGE = -1;

    private static final Comparator<Group> BY_RANK = Comparator.<Group, @Nullable Object>comparing(
                    Group::total, Comparator.nullsLast(Trends::greatestFirst))
            .thenComparing(Group::values, Trends::compareGroups);

    private final List<TrendCell> cells;
    private final int buckets;
    private final @Nullable Object empty;

    private Trends(List<TrendCell> cells, int buckets, Measure measure) {
        this.cells = cells;
        this.buckets = buckets;
        this.empty = measure.isZeroOverNothing() ? 0L : null;
    }

    /** A group and its measure over the whole range. */
    private record Group(
            List<@Nullable Object> values, @Nullable Object total) {

        static Group of(TrendCell cell) {
            return new Group(normal(Objects.requireNonNull(cell.group())), cell.value());
        }

        static List<@Nullable Object> normal(List<@Nullable Object> group) {
            List<@Nullable Object> values = new ArrayList<>(group.size());
            group.forEach(value -> values.add(NormalValue.of(value)));
            return values;
        }
    }

    /** What a store has to say to a question. */
    public static TrendAnswer of(EventStore store, TrendQuestion question) {
        Trends trends = new Trends(store.trend(question), question.buckets().count(), question.measure());
        return question.groupBy().isEmpty() ? trends.together() : trends.grouped(question.limit());
    }

    private TrendAnswer together() {
        List<@Nullable Object> all = List.of();
        return new TrendAnswer(series(List.of(new Group(all, total()))), total(), 0);
    }

    /** Of the groups that are left out there are no series: there may be very many. */
    private TrendAnswer grouped(int limit) {
        List<Group> groups = cells.stream()
                .filter(cell -> cell.group() != null && cell.bucket() == WHOLE_RANGE)
                .map(Group::of)
                .toList();
        List<Group> ranked = groups.stream().sorted(BY_RANK).limit(limit).toList();
        return new TrendAnswer(series(ranked), total(), groups.size() - ranked.size());
    }

    private @Nullable Object total() {
        for (TrendCell cell : cells) {
            if (cell.group() == null) {
                return cell.value();
            }
        }
        return empty;
    }

    private List<Series> series(List<Group> groups) {
        Map<List<@Nullable Object>, @Nullable Object[]> values = new HashMap<>();
        for (Group group : groups) {
            @Nullable Object[] ofGroup = new @Nullable Object[buckets];
            Arrays.fill(ofGroup, empty);
            values.put(group.values, ofGroup);
        }
        for (TrendCell cell : cells) {
            if (cell.group() != null && cell.bucket() != WHOLE_RANGE) {
                @Nullable Object[] ofGroup = values.get(Group.normal(cell.group()));
                if (ofGroup != null) {
                    ofGroup[cell.bucket()] = cell.value();
                }
            }
        }
        List<Series> series = new ArrayList<>();
        for (Group group : groups) {
            series.add(new Series(
                    group.values, group.total, Arrays.asList(Objects.requireNonNull(values.get(group.values)))));
        }
        return series;
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
