// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import static dev.appizer.segment.condition.Filters.NOW;
import static dev.appizer.segment.condition.Filters.micros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.filter.PropertyPath;
import dev.appizer.filter.value.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SEMANTICS, properties 5 and segments 3: every aggregate in every window, now and as time goes on. */
class AggregateWindowTest {

    private static final long LAST = Span.FOREVER - 1;

    static Stream<Arguments> all() {
        return Arrays.stream(Aggregate.values())
                .flatMap(aggregate -> Stream.of("", "PT1M", "P1D", "P30D", "P365D")
                        .flatMap(within -> Arrays.stream(Delivery.values())
                                .map(delivery -> Arguments.of(aggregate, within, delivery))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theAnswerIsWhatCountingByHandGivesAtEveryInstant(Aggregate aggregate, String within, Delivery delivery) {
        List<Happened.Event> events = events(within, delivery);

        walk(query(aggregate, within, List.of()), new ByHand(aggregate, micros(within), events), events);
    }

    @ParameterizedTest
    @MethodSource("all")
    void whereLeavesOutEvents(Aggregate aggregate, String within, Delivery delivery) {
        List<Happened.Event> events = events(within, delivery);
        ByHand byHand =
                new ByHand(aggregate, micros(within), events, (event, now) -> Boolean.TRUE.equals(event.property("q")));

        walk(query(aggregate, within, List.of(Filters.where("q", "equals", "true"))), byHand, events);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theOrderInWhichEventsComeDoesNotShow(Aggregate aggregate, String within, Delivery delivery) {
        List<Happened.Event> events = new ArrayList<>(events(within, delivery));
        EventQuery query = query(aggregate, within, List.of());
        Object before = query.course(look(events)).value();

        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(events, new Random(seed));
            assertThat(query.course(look(events)).value()).isEqualTo(before);
        }
    }

    /** Every piece begins later than the one before, where an event comes or goes, and holds until the next begins. */
    private static void walk(EventQuery query, ByHand byHand, List<Happened.Event> events) {
        Course course = query.course(look(events));
        SortedSet<Long> instants = byHand.instants();
        instants.add(NOW);
        instants.add(LAST);
        long from = NOW;
        for (long instant : instants.tailSet(NOW)) {
            if (course.until() <= instant) {
                assertThat(course.until()).isEqualTo(instant).isGreaterThan(from);
                from = instant;
                course.advance();
            }
            assertThat(plain(course.value()))
                    .as("%s microseconds from now", instant - NOW)
                    .isEqualTo(byHand.at(instant));
        }
        assertThat(course.until()).isEqualTo(Span.FOREVER);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value == null ? null : ByHand.plain(value);
    }

    private static List<Happened.Event> events(String within, Delivery delivery) {
        return delivery.events(NOW, micros(within.isEmpty() ? "P1D" : within));
    }

    private static Look look(List<Happened.Event> events) {
        return new Look(new Happened(events), NOW, Catalog.EMPTY);
    }

    private static EventQuery query(Aggregate aggregate, String within, List<PropertyFilter> where) {
        return new EventQuery(
                new EventMatch("e", where),
                aggregate,
                aggregate.isOfProperty() ? new PropertyPath("p") : null,
                within.isEmpty() ? Span.FOREVER : micros(within));
    }
}
