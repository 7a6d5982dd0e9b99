// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import static dev.appizer.segment.condition.Filters.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.filter.value.Span;
import dev.appizer.model.Moment;
import dev.appizer.model.Stamp;
import dev.appizer.segment.condition.SequenceByHand.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SEMANTICS, segments 3: sequences, now and as time goes on. */
class SequenceTest {

    private static final long SECOND = 1_000_000L;
    private static final int HISTORIES = 20;
    private static final long REACH = 3 * SECOND;
    private static final Step A = step("a");
    private static final Step B = step("b");
    private static final Step BIG = where(
            "p", "greaterThan", "1", (event, now) -> event.properties().get("p") instanceof Long number && number > 1);
    private static final Step RECENT =
            where("date", "withinLast", "\"PT3S\"", (event, now) -> Dated.holds("withinLast", event, REACH, now));

    static Stream<Arguments> table() {
        return Stream.of(
                Arguments.of("a later event", List.of(A, B), List.of(at("a", 1, 0), at("b", 2, 0)), true),
                Arguments.of("the other way round", List.of(A, B), List.of(at("b", 1, 0), at("a", 2, 0)), false),
                Arguments.of("by stamp", List.of(A, B), List.of(at("a", 1, 1), at("b", 1, 2)), true),
                Arguments.of("by stamp the other way", List.of(A, B), List.of(at("b", 1, 1), at("a", 1, 2)), false),
                Arguments.of("one event is one step", List.of(A, A), List.of(at("a", 1, 0)), false),
                Arguments.of(
                        "others come between",
                        List.of(A, B),
                        List.of(at("a", 1, 0), at("c", 2, 0), at("b", 3, 0)),
                        true),
                Arguments.of("just in time", List.of(A, B), List.of(at("a", 1, 0), at("b", 5, 0)), true),
                Arguments.of("too late", List.of(A, B), List.of(at("a", 1, 0), at("b", 6, 0)), false),
                Arguments.of(
                        "a later beginning counts",
                        List.of(A, B),
                        List.of(at("a", 1, 0), at("a", 3, 0), at("b", 6, 0)),
                        true),
                Arguments.of(
                        "a later beginning without the middle",
                        List.of(A, step("c"), B),
                        List.of(at("a", 1, 0), at("c", 2, 0), at("a", 3, 0), at("b", 6, 0)),
                        false),
                Arguments.of("the present counts", List.of(A, B), List.of(at("a", 9, 0), at("b", 10, 0)), true),
                Arguments.of("what is to come does not", List.of(A, B), List.of(at("a", 9, 0), at("b", 11, 0)), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void stepsFollowEachOtherByEventTimeAndStamp(
            String name, List<Step> steps, List<Happened.Event> events, boolean holds) {
        SequenceByHand byHand = new SequenceByHand(steps, 4 * SECOND, Span.FOREVER, Span.FOREVER, events);

        assertThat(byHand.condition().judge(look(byHand, NOW + 10 * SECOND)).holds())
                .isEqualTo(holds);
        assertThat(byHand.holds(NOW + 10 * SECOND)).isEqualTo(holds);
    }

    @RepeatedTest(50)
    void aVerdictHoldsUntilTryingAllRowsGivesAnotherOne(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < HISTORIES; i++) {
            SequenceByHand byHand = random(random, List.of(A, B, BIG));
            Condition condition = byHand.condition();
            SortedMap<Long, Boolean> answers = answers(byHand);
            answers.forEach((now, holds) -> assertThat(condition.judge(look(byHand, now)))
                    .as("%s at %s", byHand, now - NOW)
                    .isEqualTo(new Verdict(holds, flip(answers, now))));
        }
    }

    @RepeatedTest(50)
    void nothingFlipsBeforeItIsSaidWhereTimeDecidesWhatMatches(RepetitionInfo repetition) {
        Random random = new Random(-repetition.getCurrentRepetition());
        for (int i = 0; i < HISTORIES; i++) {
            SequenceByHand byHand = random(random, List.of(A, RECENT, BIG, RECENT));
            Condition condition = byHand.condition();
            SortedMap<Long, Boolean> answers = answers(byHand);
            Dated.instants(byHand.events(), REACH).forEach(instant -> answers.put(instant, byHand.holds(instant)));
            answers.forEach((now, holds) -> {
                Verdict verdict = condition.judge(look(byHand, now));
                assertThat(verdict.holds()).as("%s at %s", byHand, now - NOW).isEqualTo(holds);
                assertThat(verdict.until())
                        .as("%s at %s", byHand, now - NOW)
                        .isGreaterThan(now)
                        .isLessThanOrEqualTo(flip(answers, now));
            });
        }
    }

    @RepeatedTest(20)
    void theStepsTakenAreTheLongestBeginning(RepetitionInfo repetition) {
        Random random = new Random(1_000 + repetition.getCurrentRepetition());
        for (int i = 0; i < HISTORIES; i++) {
            SequenceByHand byHand = random(random, List.of(A, B, BIG), Span.FOREVER, Span.FOREVER, Span.FOREVER);
            Sequence sequence = (Sequence) byHand.condition();
            for (long now : byHand.instants()) {
                assertThat(sequence.stepsTaken(look(byHand, now)))
                        .as("%s at %s", byHand, now - NOW)
                        .isEqualTo(byHand.stepsTaken(now));
            }
        }
    }

    private static SortedMap<Long, Boolean> answers(SequenceByHand byHand) {
        SortedMap<Long, Boolean> answers = new TreeMap<>();
        byHand.instants().forEach(instant -> answers.put(instant, byHand.holds(instant)));
        return answers;
    }

    private static long flip(SortedMap<Long, Boolean> answers, long now) {
        return answers.tailMap(now).entrySet().stream()
                .filter(later -> !later.getValue().equals(answers.get(now)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Span.FOREVER);
    }

    private static SequenceByHand random(Random random, List<Step> kinds) {
        long within = random.nextInt(3) == 0 ? Span.FOREVER : (1 + random.nextInt(6)) * SECOND;
        long last = random.nextInt(3) == 0 ? Span.FOREVER : (1 + random.nextInt(6)) * SECOND;
        long retention = random.nextInt(3) > 0 ? Span.FOREVER : (2 + random.nextInt(8)) * SECOND;
        return random(random, kinds, within, last, retention);
    }

    private static SequenceByHand random(Random random, List<Step> kinds, long within, long last, long retention) {
        List<Step> steps = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            steps.add(kinds.get(random.nextInt(kinds.size())));
        }
        int count = random.nextInt(8);
        List<Happened.Event> events = IntStream.range(0, count)
                .mapToObj(i -> random(random, random.nextInt(count), i))
                .toList();
        return new SequenceByHand(steps, within, last, retention, events);
    }

    private static Happened.Event random(Random random, int receivedAt, int number) {
        Map<String, @Nullable Object> properties = new HashMap<>();
        properties.put("p", (long) random.nextInt(4));
        String sender = random.nextBoolean() ? "user:u" : "anonymous:a";
        Moment moment = new Moment(
                NOW + (random.nextInt(13) - 6) * SECOND, new Stamp(receivedAt, number % 2, "m" + number, sender));
        Happened.Event event = new Happened.Event(random.nextBoolean() ? "a" : "b", moment, properties);
        return dated(event, random.nextInt(13) - 6);
    }

    private static Happened.Event dated(Happened.Event event, int second) {
        Map<String, @Nullable Object> properties = new HashMap<>(event.properties());
        properties.put("date", second == 6 ? "soon" : Dated.text(NOW + second * SECOND));
        return new Happened.Event(event.name(), event.moment(), properties);
    }

    private static Happened.Event at(String name, long second, long receivedAt) {
        return new Happened.Event(
                name, new Moment(NOW + second * SECOND, new Stamp(receivedAt, 0, "m", "user:u")), Map.of());
    }

    private static Step step(String name) {
        return new Step(
                "{\"event\":\"" + name + "\"}", (event, now) -> event.name().equals(name));
    }

    private static Step where(
            String property, String operator, String value, BiPredicate<Happened.Event, Long> matches) {
        return new Step(
                "{\"event\":\"b\",\"where\":[" + Filters.property(property, operator, value) + "]}",
                (event, now) -> event.name().equals("b") && matches.test(event, now));
    }

    private static Look look(SequenceByHand byHand, long now) {
        return new Look(new Happened(byHand.events()), now, new Catalog() {
            @Override
            public @Nullable EventQuery computedTrait(String name) {
                return null;
            }

            @Override
            public @Nullable Condition segment(String id) {
                return null;
            }

            @Override
            public Retention retention() {
                return new Retention(byHand.retention());
            }
        });
    }
}
