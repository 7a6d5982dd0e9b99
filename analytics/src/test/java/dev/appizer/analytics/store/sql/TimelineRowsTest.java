// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.question.TimeRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineRowsTest {

    private static final TimeRange ENTRY = new TimeRange(-50, 50);

    private record Row(
            int person,
            long time,
            long received,
            int place,
            int steps,
            String message,
            String identifier,
            @Nullable String group) {}

    private static final Comparator<Row> ORDER = Comparator.comparingLong(Row::time)
            .thenComparingLong(Row::received)
            .thenComparingInt(Row::place)
            .thenComparing(Row::message)
            .thenComparing(Row::identifier);

    /** Few moments, so that the whole stamp decides; of some people there is much and of most little. */
    private static List<Row> rows(Random random, int count, int people) {
        List<Row> rows = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            int person = (int) (people * Math.pow(random.nextDouble(), 4));
            rows.add(new Row(
                    person * 7,
                    random.nextInt(200) - 100,
                    random.nextInt(5) - 2,
                    random.nextInt(3),
                    random.nextInt(1 << 10),
                    "m" + random.nextInt(1_000_000),
                    "i" + random.nextInt(2),
                    random.nextBoolean() ? null : "g" + random.nextInt(5)));
        }
        return rows;
    }

    private static TimelineRows of(List<Row> rows, boolean ties) {
        TimelineRows timelines = new TimelineRows(ties);
        for (Row row : rows) {
            timelines.add(row.person, row.time, row.received, row.place, row.steps);
            if (ties) {
                timelines.tie(row.message, row.identifier);
            }
            timelines.group(row.group);
        }
        timelines.sort();
        return timelines;
    }

    private static List<List<String>> shown(TimelineRows timelines) {
        List<List<String>> people = new ArrayList<>();
        timelines.show(ENTRY, timeline -> {
            List<String> person = new ArrayList<>();
            for (int event = 0; event < timeline.size(); event++) {
                person.add(timeline.time(event) + " " + timeline.steps(event) + " " + timeline.group(event));
            }
            people.add(person);
        });
        return people;
    }

    private static List<List<String>> expected(List<Row> rows) {
        Map<Integer, List<Row>> people = new TreeMap<>();
        rows.forEach(row ->
                people.computeIfAbsent(row.person, first -> new ArrayList<>()).add(row));
        return people.values().stream()
                .filter(person -> person.stream()
                        .anyMatch(row -> row.steps % 2 == 1 && row.time >= ENTRY.from() && row.time < ENTRY.to()))
                .map(person -> person.stream()
                        .sorted(ORDER)
                        .map(row -> row.time + " " + row.steps + " " + row.group)
                        .toList())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 2_000, 60_000})
    void everybodyIsShownOnceAndInOrder(int count) {
        List<Row> rows = rows(new Random(count), count, 300);

        assertThat(shown(of(rows, true))).containsExactlyInAnyOrderElementsOf(expected(rows));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 500})
    void whetherTheMessageDecidesIsTold(int count) {
        List<Row> apart = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            apart.add(new Row(n % 2, n, 0, 0, 1, "m", "i", null));
        }
        assertThat(of(apart, false).haveTies()).isFalse();
        assertThat(shown(of(apart, false))).containsExactlyInAnyOrderElementsOf(expected(apart));

        apart.add(new Row(1, 1, 0, 0, 1, "n", "i", null));
        assertThat(of(apart, false).haveTies()).isTrue();
        assertThat(of(apart, true).haveTies()).isFalse();
    }
}
