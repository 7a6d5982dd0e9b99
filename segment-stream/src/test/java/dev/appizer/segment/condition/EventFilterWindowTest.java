// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import static dev.appizer.segment.condition.Filters.NOW;
import static dev.appizer.segment.condition.Filters.micros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.filter.value.Span;
import java.math.BigDecimal;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SEMANTICS, segments 3: what event filters say at an instant, and until when. */
class EventFilterWindowTest {

    static Stream<Arguments> all() {
        return AggregateWindowTest.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void aVerdictHoldsUntilCountingByHandGivesAnotherOne(Aggregate aggregate, String within, Delivery delivery) {
        List<Happened.Event> events = delivery.events(NOW, micros(within.isEmpty() ? "P1D" : within));
        SortedMap<Long, @Nullable Object> answers = answers(new ByHand(aggregate, micros(within), events));

        for (Compare compare : compares(aggregate, answers, events)) {
            EventFilter filter = filter(aggregate, within, compare, "");
            every(19, answers).forEach(now -> assertVerdict(filter, compare, events, answers, now));
        }
    }

    static Stream<Arguments> windowsAndIdentifiers() {
        return Stream.of("", "PT1M", "P1D", "P30D", "P365D")
                .flatMap(within -> Stream.of(
                        Arguments.of(within, Set.of("user:u")),
                        Arguments.of(within, Set.of("user:u", "anonymous:a")),
                        Arguments.of(within, Set.of("user:u", "anonymous:a", "user:v"))));
    }

    @ParameterizedTest
    @MethodSource("windowsAndIdentifiers")
    void whoeverHasEnoughEventsIsJudgedAsIfAllWereRead(String within, Set<String> identifiers) {
        List<Happened.Event> events = Arrays.stream(Delivery.values())
                .flatMap(delivery -> delivery.events(NOW, micros(within.isEmpty() ? "P1D" : within)).stream())
                .filter(event -> identifiers.contains(event.moment().stamp().sender()))
                .toList();
        BiPredicate<Facts.Event, Long> matching = (event, now) -> Boolean.TRUE.equals(event.property("q"));
        SortedMap<Long, @Nullable Object> answers =
                answers(new ByHand(Aggregate.COUNT, micros(within), events, matching));

        IntStream.of(1, 2, 3, 7, 20, events.size())
                .forEach(bound -> Compare.withNumber(BigDecimal.valueOf(bound)).forEach(compare -> {
                    EventFilter filter = filter(
                            Aggregate.COUNT,
                            within,
                            compare,
                            ",\"where\":[" + Filters.property("q", "equals", "true") + "]");
                    every(9, answers).forEach(now -> assertVerdict(filter, compare, events, answers, now));
                }));
    }

    @Test
    void noMoreIsReadThanSuffices() {
        List<Happened.Event> events = IntStream.range(0, 1_000)
                .mapToObj(i -> new Happened.Event(
                        "e", Happened.event(NOW - i, 0L).moment(), i < 4 ? Map.of("q", true) : new Unreadable()))
                .toList();
        EventFilter atLeastThree = (EventFilter) ConditionTest.read("""
                {"condition":{"event":"e","within":"P1D","operator":"greaterThanOrEquals","value":3,
                              "where":[{"property":"q","operator":"equals","value":true}]}}""");

        Verdict verdict = atLeastThree.judge(new Look(new Happened(events), NOW, Catalog.EMPTY));

        assertThat(verdict).isEqualTo(new Verdict(true, NOW - 2 + micros("P1D")));
    }

    private static final class Unreadable extends AbstractMap<String, @Nullable Object> {
        @Override
        public Set<Entry<String, @Nullable Object>> entrySet() {
            throw new AssertionError("This event need not be read");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"withinLast", "withinNext"})
    void whatAnEventNamesADateForComesAndGoesWithTheDate(String operator) {
        long reach = micros("P2D");
        List<Happened.Event> events = Delivery.AT_RANDOM.events(NOW, micros("P1D")).stream()
                .map(event -> Dated.event(event, NOW))
                .toList();
        BiPredicate<Facts.Event, Long> matching = (event, now) -> Dated.holds(operator, event, reach, now);
        ByHand byHand = new ByHand(Aggregate.COUNT, micros("P1D"), events, matching);
        SortedMap<Long, @Nullable Object> answers = answers(byHand);
        Dated.instants(events, reach).forEach(instant -> answers.put(instant, byHand.at(instant)));

        IntStream.rangeClosed(1, 6)
                .forEach(bound -> Compare.withNumber(BigDecimal.valueOf(bound)).forEach(compare -> {
                    EventFilter filter = filter(
                            Aggregate.COUNT,
                            "P1D",
                            compare,
                            ",\"where\":[" + Filters.property("date", operator, "\"P2D\"") + "]");
                    every(3, answers).forEach(now -> assertVerdict(filter, compare, events, answers, now));
                }));
    }

    private static SortedMap<Long, @Nullable Object> answers(ByHand byHand) {
        SortedMap<Long, @Nullable Object> answers = new TreeMap<>();
        byHand.instants().forEach(instant -> answers.put(instant, byHand.at(instant)));
        return answers;
    }

    private static List<Compare> compares(
            Aggregate aggregate, SortedMap<Long, @Nullable Object> answers, List<Happened.Event> events) {
        List<Compare> compares = new ArrayList<>();
        List<BigDecimal> numbers = answers.values().stream()
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .distinct()
                .toList();
        for (int i = 0; i < numbers.size(); i += 1 + numbers.size() / 3) {
            compares.addAll(Compare.withNumber(numbers.get(i)));
        }
        if (aggregate.canBeMissing()) {
            compares.addAll(Compare.withNothing());
        }
        if (!aggregate.isNumber()) {
            events.stream().limit(7).map(event -> event.property("p")).forEach(value -> {
                if (value != null) {
                    compares.addAll(Compare.withAny(value));
                }
            });
        }
        return compares;
    }

    private static List<Long> every(int step, SortedMap<Long, @Nullable Object> answers) {
        List<Long> instants = List.copyOf(answers.keySet());
        return IntStream.range(0, instants.size())
                .filter(i -> i % step == 0)
                .mapToObj(instants::get)
                .toList();
    }

    private static void assertVerdict(
            EventFilter filter,
            Compare compare,
            List<Happened.Event> events,
            SortedMap<Long, @Nullable Object> answers,
            long now) {
        boolean holds = compare.byHand().test(answers.get(now));
        long until = answers.tailMap(now).entrySet().stream()
                .filter(later -> compare.byHand().test(later.getValue()) != holds)
                .map(later -> later.getKey())
                .findFirst()
                .orElse(Span.FOREVER);

        Verdict verdict = filter.judge(new Look(new Happened(events), now, Catalog.EMPTY));

        assertThat(verdict)
                .as("%s at %s microseconds from now", compare, now - NOW)
                .isEqualTo(new Verdict(holds, until));
    }

    private static EventFilter filter(Aggregate aggregate, String within, Compare compare, String where) {
        String property = aggregate.isOfProperty() ? ",\"property\":\"p\"" : "";
        String window = within.isEmpty() ? "" : ",\"within\":\"" + within + "\"";
        return (EventFilter) ConditionTest.read("{\"condition\":{\"event\":\"e\",\"aggregate\":\""
                + aggregate.jsonName() + "\"" + property + window + where + "," + compare.operator() + "}}");
    }
}
