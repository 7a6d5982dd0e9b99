// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.FieldFilter;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.Step;
import dev.appizer.analytics.reference.SentEvent;
import dev.appizer.filter.json.Body;
import dev.appizer.filter.json.InvalidBodyException;
import dev.appizer.filter.json.OperandReader;
import dev.appizer.filter.value.Operator;
import dev.appizer.filter.value.ValueTest;
import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Filters of every operator, over values of every type. */
interface FilterContract extends Told {

    List<Object> VALUES = List.of(
            true,
            false,
            0L,
            -0.0,
            1L,
            1.5,
            -2L,
            100.0,
            (1L << 53) + 1,
            0x1p53,
            Long.MAX_VALUE,
            0x1p63,
            1e300,
            "",
            "a",
            "A",
            "ab",
            "b",
            "1",
            "true",
            "🦆",
            "～",
            "it's \"x\" % _ \\",
            "line\nbreak",
            "2024-02-29",
            "2024-02-29T12:00:00+02:00",
            "2023-02-29",
            "1900-01-01",
            "2098-01-01T00:00:00Z",
            new ValueList(List.of()),
            new ValueList(List.of(1.0, "a", true)),
            new ValueList(List.of(new ValueList(List.of(1L)))),
            Values.object(Map.of()),
            Values.object(Map.of("a", 1.0, "b", "x")));

    List<String> OPERANDS = List.of(
            "",
            "true",
            "false",
            "0",
            "1",
            "1.5",
            "-2",
            "100",
            "9007199254740992",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "1e300",
            "1e-9",
            "\"\"",
            "\"a\"",
            "\"b\"",
            "\"1\"",
            "\"🦆\"",
            "\"～\"",
            "\"%\"",
            "\"_\"",
            "\"'\"",
            "\"\\\\\\\\\"",
            "\"^.b?$\"",
            "\"(?i)^a\"",
            "\"k$\"",
            "\"2024-02-29\"",
            "\"2024-02-29T10:00:00Z\"",
            "\"P36500D\"",
            "\"PT1S\"",
            "[]",
            "[1]",
            "[1,\"a\",true]",
            "[0,1]",
            "[\"a\",\"b\"]",
            "[-3,9007199254740992]",
            "[\"～\",\"🦆\"]",
            "[\"🦆\",\"～\"]",
            "[9007199254740993,\"a\",false,[[1]],{}]",
            "{}",
            "{\"b\":\"x\",\"a\":1}");

    /** Of an opposite some are enough. */
    private static List<ValueTest> tests(Operator operator) {
        List<ValueTest> tests = new ArrayList<>();
        OPERANDS.forEach(operand -> read(operator, operand).ifPresent(tests::add));
        return operator.jsonName().startsWith("not") ? every(4, tests) : tests;
    }

    private static List<ValueTest> every(int nth, List<ValueTest> tests) {
        return IntStream.range(0, tests.size())
                .filter(place -> place % nth == 0)
                .mapToObj(tests::get)
                .toList();
    }

    private static Optional<ValueTest> read(Operator operator, String operand) {
        String body = operand.isEmpty() ? "{}" : "{\"value\":" + operand + "}";
        try {
            return Optional.of(Body.read(body, part -> OperandReader.read(operator, part.field("value"))));
        } catch (InvalidBodyException notItsOperand) {
            return Optional.empty();
        }
    }

    /** Each value as a property, inside one, and as a trait of a person of its own; and once none. */
    private void sendValues() {
        List<SentEvent> events = new ArrayList<>();
        Map<String, Map<String, Object>> people = new HashMap<>();
        for (Object value : VALUES) {
            String who = "user:" + events.size();
            Map<String, Object> properties =
                    Map.of("number", (long) events.size(), "p", value, "o", Values.object(Map.of("i", value)));
            events.add(story().event("a", who, "2024-05-01T10:00:00Z", properties));
            people.put(who, properties);
        }
        events.add(story().event("a", "user:none", "2024-05-01T10:00:00Z", Map.of("number", -1L)));
        events.add(story().event("a", null, "2024-05-01T10:00:00Z", Map.of("number", -2L)));
        story().send(events);
        story().people(people);
    }

    /** By its number it is told which events pass. */
    private void agree(Field field, ValueTest test) {
        Step passing = new Step(Optional.empty(), List.of(new FieldFilter(field, test)));
        story().agreement().on(Ask.trend(passing, Measure.EVENTS, null, List.of(Ask.property("number"))));
    }

    @ParameterizedTest
    @EnumSource
    default void eachOperatorHoldsWhereItHoldsInSegments(Operator operator) {
        sendValues();
        assertThat(tests(operator)).isNotEmpty();

        List<Field> fields = List.of(Ask.property("p"), Ask.property("o.i"), new Field.Trait("p"));
        int number = 0;
        for (ValueTest test : tests(operator)) {
            agree(fields.get(0), test);
            if (number++ % 8 == 0) {
                agree(fields.get(1), test);
                agree(fields.get(2), test);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    default void eachOperatorJudgesTheNameOfAnEventAndSegments(Operator operator) {
        for (String name : List.of("a", "ab", "🦆", "1", "true", "2024-02-29")) {
            story().send(name, "user:" + name, "2024-05-01T10:00:00Z", Map.of("number", name));
        }
        story().send("nobody's", null, "2024-05-01T10:00:00Z", Map.of("number", 0L));
        story().person("user:a", Map.of(), Set.of("s", "it's"));
        story().person("user:1", Map.of(), Set.of());

        for (ValueTest test : every(3, tests(operator))) {
            agree(new Field.EventName(), test);
            agree(new Field.InSegment("s"), test);
        }
        agree(new Field.InSegment("it's"), tests(operator).get(0));
    }

    @Test
    default void allFiltersHaveToHold() {
        sendValues();
        List<FieldFilter> filters = Stream.of("p", "o.i", "number")
                .map(path -> new FieldFilter(
                        Ask.property(path), read(Operator.LESS_THAN, "20").orElseThrow()))
                .toList();

        Step passing = new Step(Optional.of("a"), filters);
        story().agreement().on(Ask.trend(passing, Measure.SUM, "number", List.of(Ask.property("p"))));
        story().agreement()
                .on(Ask.trend(new Step(Optional.of("b"), filters), Measure.EVENTS, null, List.of(Ask.property("p"))));
    }

    @Test
    default void aPathThatWasNeverSeenIsMissingEverywhere() {
        sendValues();

        for (Operator operator : Operator.values()) {
            tests(operator).stream().limit(2).forEach(test -> {
                agree(Ask.property("never.seen"), test);
                agree(new Field.Trait("never.seen"), test);
                agree(new Field.InSegment("never.seen"), test);
            });
        }
    }
}
