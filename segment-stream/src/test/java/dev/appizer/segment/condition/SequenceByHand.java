// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.filter.value.Span;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * SEMANTICS, segments 3, word by word: of the events that have happened every row of as many as there are steps is tried.
 *
 * @param within microseconds, as the others; {@link Span#FOREVER} for no limit
 */
record SequenceByHand(List<Step> steps, long within, long last, long retention, List<Happened.Event> events) {

    /**
     * A step.
     *
     * @param json as definitions write it
     * @param matches the same by hand, at an instant
     */
    record Step(String json, BiPredicate<Happened.Event, Long> matches) {}

    SequenceByHand {
        events = events.stream()
                .sorted(Comparator.comparing(Happened.Event::moment))
                .toList();
    }

    Condition condition() {
        String all = steps.stream().map(Step::json).collect(Collectors.joining(","));
        return ConditionTest.read("{\"condition\":{\"sequence\":[" + all + "]" + duration("within", within)
                + duration("last", last) + "}}");
    }

    private static String duration(String name, long micros) {
        return micros == Span.FOREVER ? "" : ",\"" + name + "\":\"PT" + micros / 1_000_000 + "S\"";
    }

    boolean holds(long now) {
        return rows(steps.size(), now).anyMatch(row -> counts(row, now));
    }

    /** How many steps were taken so far, however slowly and long ago. */
    int stepsTaken(long now) {
        return IntStream.rangeClosed(0, steps.size())
                .filter(taken -> rows(taken, now).findAny().isPresent())
                .max()
                .orElseThrow();
    }

    private boolean counts(List<Happened.Event> row, long now) {
        long first = time(row.get(0));
        long end = time(row.get(row.size() - 1));
        return (within == Span.FOREVER || end - first <= within) && isIn(last, end, now) && isIn(retention, first, now);
    }

    private static boolean isIn(long window, long time, long now) {
        return window == Span.FOREVER || now - window < time;
    }

    private Stream<List<Happened.Event>> rows(int length, long now) {
        return rowsFrom(0, 0, length, now);
    }

    private Stream<List<Happened.Event>> rowsFrom(int event, int step, int length, long now) {
        if (step == length) {
            return Stream.of(List.of());
        }
        return IntStream.range(event, events.size())
                .filter(i -> time(events.get(i)) <= now)
                .filter(i -> steps.get(step).matches().test(events.get(i), now))
                .boxed()
                .flatMap(i -> rowsFrom(i + 1, step + 1, length, now)
                        .map(rest -> Stream.concat(Stream.of(events.get(i)), rest.stream())
                                .toList()));
    }

    /** Where anything can begin or end, and the microseconds before. */
    SortedSet<Long> instants() {
        return events.stream()
                .map(SequenceByHand::time)
                .flatMap(time -> LongStream.of(0, last, retention)
                        .filter(span -> span != Span.FOREVER)
                        .mapToObj(span -> time + span))
                .flatMap(instant -> Stream.of(instant - 1, instant))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long time(Happened.Event event) {
        return event.moment().eventTime();
    }
}
