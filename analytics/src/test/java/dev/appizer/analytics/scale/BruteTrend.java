// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.scale;

import dev.appizer.analytics.answer.TrendAnswer;
import dev.appizer.analytics.answer.TrendAnswer.Series;
import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.TrendQuestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A trend by looking at every event. */
final class BruteTrend {

    private final TrendQuestion question;
    private final HourCalendar calendar;
    private final List<BruteReader.Values> groupBy;
    private final Map<Long, Group> groups = new HashMap<>();
    private final Cell total;
    private final List<String> differences = new ArrayList<>();

    private BruteTrend(TrendQuestion question, BruteReader reader) {
        this.question = question;
        this.calendar = new HourCalendar(question.range(), question.interval(), question.zone());
        this.groupBy = question.groupBy().stream().map(reader::values).toList();
        this.total = new Cell(question.measure());
        String path = question.property();
        BruteReader.Values measured = path == null ? null : reader.values(new Field.Property(path, path));
        IntPredicate taken = reader.takes(question.events());
        for (int event = 0; event < reader.events().size(); event++) {
            long time = reader.events().time(event);
            if (time >= question.range().from() && time < question.range().to() && taken.test(event)) {
                Object value = measured == null ? null : measured.value(measured.at(event));
                add(event, time, reader.person(event), value);
            }
        }
    }

    private final class Group {

        private final List<@Nullable Object> values;
        private final Cell whole = new Cell(question.measure());
        private final Cell[] buckets = new Cell[calendar.count()];

        private Group(List<@Nullable Object> values) {
            this.values = values;
            Arrays.setAll(buckets, bucket -> new Cell(question.measure()));
        }
    }

    private void add(int event, long time, int person, @Nullable Object value) {
        long key = 0;
        for (BruteReader.Values field : groupBy) {
            key = key * (1 << 20) + field.at(event);
        }
        Group group = groups.get(key);
        if (group == null) {
            List<@Nullable Object> values = new ArrayList<>();
            groupBy.forEach(field -> values.add(field.value(field.at(event))));
            group = new Group(values);
            groups.put(key, group);
        }
        total.add(person, value);
        group.whole.add(person, value);
        group.buckets[calendar.of(time)].add(person, value);
    }

    /** In what an answer differs from what it should be. */
    static List<String> differences(TrendAnswer answer, TrendQuestion question, BruteReader reader) {
        BruteTrend trend = new BruteTrend(question, reader);
        trend.compare("total", trend.total, answer.total());
        if (question.groupBy().isEmpty()) {
            trend.groups.putIfAbsent(0L, trend.new Group(List.of()));
        }
        trend.compareGroups(answer);
        return trend.differences;
    }

    private void compareGroups(TrendAnswer answer) {
        Map<List<@Nullable Object>, Group> byValue = new HashMap<>();
        groups.values().forEach(group -> byValue.put(group.values, group));
        Set<List<@Nullable Object>> seen = new HashSet<>();
        for (Series series : answer.series()) {
            Group group = byValue.get(series.group());
            if (group == null || !seen.add(series.group())) {
                differences.add("There is no such group, or twice: " + series.group());
            } else {
                compare(series, group);
            }
        }
        int shown = question.groupBy().isEmpty() ? 1 : Math.min(question.limit(), groups.size());
        if (answer.series().size() != shown || answer.omittedGroups() != groups.size() - shown) {
            differences.add(answer.series().size() + " groups and " + answer.omittedGroups() + " omitted instead of "
                    + shown + " of " + groups.size());
        }
        if (groups.size() > 1) {
            compareRanks(answer, byValue);
        }
    }

    private void compare(Series series, Group group) {
        compare("total of " + series.group(), group.whole, series.total());
        if (series.values().size() != group.buckets.length) {
            differences.add(series.values().size() + " buckets instead of " + group.buckets.length);
            return;
        }
        for (int bucket = 0; bucket < group.buckets.length; bucket++) {
            compare(
                    "bucket " + bucket + " of " + series.group(),
                    group.buckets[bucket],
                    series.values().get(bucket));
        }
    }

    /** Of those with the same total any may come first. */
    private void compareRanks(TrendAnswer answer, Map<List<@Nullable Object>, Group> byValue) {
        Comparator<@Nullable BigDecimal> greatestFirst = Comparator.nullsLast(Comparator.reverseOrder());
        List<@Nullable BigDecimal> right = new ArrayList<>();
        groups.values().forEach(group -> right.add(group.whole.rank()));
        right.sort(greatestFirst);
        for (int place = 0; place < answer.series().size(); place++) {
            Group group = byValue.get(answer.series().get(place).group());
            if (group != null && greatestFirst.compare(group.whole.rank(), right.get(place)) != 0) {
                differences.add("Place " + place + " is not that of " + group.values);
            }
        }
    }

    private void compare(String what, Cell cell, @Nullable Object answer) {
        String wrong = cell.wrong(answer);
        if (wrong != null) {
            differences.add(Objects.requireNonNull(what) + ": " + wrong);
        }
    }
}
