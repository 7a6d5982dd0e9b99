// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.filter.PropertyPath;
import dev.appizer.filter.value.Span;
import dev.appizer.model.Moment;
import dev.appizer.model.Stamp;
import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** SEMANTICS, properties 5: what each aggregate makes of values of every type. */
class AggregateTest {

    private static final Object LIST = new ValueList(List.of(1L, "a"));
    private static final Object MAP = Values.object(Map.of("k", 1L));
    private static final List<@Nullable Object> OF_ALL_TYPES =
            Arrays.asList(7L, "text", 2.5, null, true, LIST, MAP, -1L, "text", 7.0, false, null);

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of(Aggregate.COUNT, OF_ALL_TYPES, 12L),
                Arguments.of(Aggregate.SUM, OF_ALL_TYPES, 15.5),
                Arguments.of(Aggregate.MIN, OF_ALL_TYPES, -1L),
                Arguments.of(Aggregate.MAX, OF_ALL_TYPES, 7L),
                Arguments.of(Aggregate.AVG, OF_ALL_TYPES, 3.875),
                Arguments.of(Aggregate.FIRST, OF_ALL_TYPES, 7L),
                Arguments.of(Aggregate.LAST, OF_ALL_TYPES, false),
                Arguments.of(Aggregate.UNIQUE_COUNT, OF_ALL_TYPES, 8L),
                Arguments.of(Aggregate.SUM, List.of(1.5, 1.5), 3L),
                Arguments.of(Aggregate.SUM, Collections.nCopies(10, 0.1), 1.0),
                Arguments.of(Aggregate.SUM, List.of(1e308, 1e308, -1e308, -1e308, 1.0), 1L),
                Arguments.of(Aggregate.SUM, List.of(Long.MAX_VALUE, 1L, -1L), Long.MAX_VALUE),
                Arguments.of(Aggregate.SUM, List.of(Long.MAX_VALUE, 1L), 0x1p63),
                Arguments.of(Aggregate.SUM, List.of(1e308, 1e308), Double.MAX_VALUE),
                Arguments.of(Aggregate.AVG, List.of(1L, 2L), 1.5),
                Arguments.of(Aggregate.AVG, List.of(Long.MAX_VALUE, Long.MAX_VALUE), Long.MAX_VALUE),
                Arguments.of(Aggregate.AVG, List.of(1L, 1L, 2L), 4.0 / 3),
                Arguments.of(Aggregate.UNIQUE_COUNT, List.of(1L, 1.0, "1", true, "true", 0.0, -0.0), 5L),
                Arguments.of(
                        Aggregate.UNIQUE_COUNT,
                        List.of(
                                new ValueList(List.of(1L)),
                                new ValueList(List.of(1.0)),
                                Values.object(Map.of("a", 1L, "b", 2L)),
                                Values.object(Map.of("b", 2.0, "a", 1L))),
                        2L));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void eachTakesWhatItIsMadeOf(Aggregate aggregate, List<@Nullable Object> values, Object expected) {
        assertSame(answer(aggregate, values), expected);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theOrderOfTakingDoesNotShow(Aggregate aggregate, List<@Nullable Object> values, Object expected) {
        List<Happened.Event> events =
                new ArrayList<>(Happened.of(values.toArray()).events());
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(events, new Random(seed));
            assertSame(Asked.answer(query(aggregate), new Happened(events)), expected);
        }
    }

    @ParameterizedTest
    @EnumSource(Aggregate.class)
    void overNothingItIsZeroOrMissing(Aggregate aggregate) {
        Object nothing = aggregate.canBeMissing() ? null : 0L;

        assertThat(answer(aggregate, List.of())).isEqualTo(nothing);
        if (aggregate != Aggregate.COUNT) {
            assertThat(answer(aggregate, Arrays.asList(null, null))).isEqualTo(nothing);
        }
        if (aggregate == Aggregate.SUM || aggregate == Aggregate.MIN || aggregate == Aggregate.AVG) {
            assertThat(answer(aggregate, List.of("1", true, LIST, MAP))).isEqualTo(nothing);
        }
    }

    @Test
    void firstAndLastGoByEventTimeThenByStamp() {
        Happened facts = new Happened(
                List.of(at(5, 9, "late but early"), at(7, 1, "later"), at(7, 2, "last"), at(5, 10, "not the first")));

        assertThat(Asked.answer(query(Aggregate.FIRST), facts)).isEqualTo("late but early");
        assertThat(Asked.answer(query(Aggregate.LAST), facts)).isEqualTo("last");
    }

    private static Happened.Event at(long eventTime, long receivedAt, Object value) {
        return new Happened.Event(
                "e", new Moment(eventTime, new Stamp(receivedAt, 0, "m", "user:u")), Map.of("p", value));
    }

    private static @Nullable Object answer(Aggregate aggregate, List<@Nullable Object> values) {
        return Asked.answer(query(aggregate), Happened.of(values.toArray()));
    }

    private static EventQuery query(Aggregate aggregate) {
        return new EventQuery(
                new EventMatch("e", List.of()),
                aggregate,
                aggregate.isOfProperty() ? new PropertyPath("p") : null,
                Span.FOREVER);
    }

    /** Of the same type too, or the order could show in what is told of it. */
    private static void assertSame(@Nullable Object actual, Object expected) {
        assertThat(actual).isEqualTo(expected).isInstanceOf(expected.getClass());
    }
}
