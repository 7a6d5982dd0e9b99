// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.filter.PropertyPath;
import dev.appizer.filter.value.Between;
import dev.appizer.filter.value.Compared;
import dev.appizer.filter.value.EqualTo;
import dev.appizer.filter.value.OneOf;
import dev.appizer.filter.value.Opposite;
import dev.appizer.filter.value.Span;
import dev.appizer.filter.value.ValueTest;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question about the events of one name, answered with one value.
 *
 * @param match which events count
 * @param aggregate what is made of the events that count
 * @param property whose values are aggregated; null for a count
 * @param within microseconds for which an event counts; {@link Span#FOREVER} without a window
 */
public record EventQuery(
        EventMatch match, Aggregate aggregate, @Nullable PropertyPath property, long within) {

    String event() {
        return match.event();
    }

    /** Whether the number of all events of the name answers it. */
    boolean isPlainCount() {
        return aggregate == Aggregate.COUNT && match.where().isEmpty() && within == Span.FOREVER;
    }

    /** What changes the answer, now or later. */
    public Set<Dependency> dependencies() {
        return Set.of(new Dependency.Event(event()));
    }

    /** The answer as time goes on. */
    public Course course(Look look) {
        return course(look, Long.MAX_VALUE);
    }

    /**
     * The answer as time goes on.
     *
     * @param enough where there are more events than that, the answer may be any number from it on
     */
    Course course(Look look, long enough) {
        long window = Math.min(within, look.catalog().retention().micros());
        return aggregate == Aggregate.COUNT && match.where().isEmpty() && window == Span.FOREVER
                ? count(look)
                : collect(look, window, enough);
    }

    /** Only events that are to come are looked at. */
    private Course count(Look look) {
        EventsInTime coming = new EventsInTime();
        look.facts().eachEvent(event(), look.now(), () -> event -> {
            coming.add(event, match.counting(event, within), null);
            return true;
        });
        return coming.from(look.now(), Aggregator.count(look.facts().count(event()) - coming.size()));
    }

    private Course collect(Look look, long window, long enough) {
        long now = look.now();
        long after = window == Span.FOREVER ? Long.MIN_VALUE : now - window;
        EventsInTime events = new EventsInTime();
        look.facts().eachEvent(event(), after, () -> {
            long[] counted = {0};
            return event -> {
                Span counts = match.counting(event, window);
                if (counts.to() > now) {
                    events.add(event, counts, property == null ? null : property.in(event::property));
                }
                return !counts.contains(now) || ++counted[0] < enough;
            };
        });
        return events.from(now, Aggregator.of(aggregate));
    }

    /**
     * How many of the latest events suffice to judge a count: one more than any number that the test names, since all
     * beyond look the same to it. The rest need not be read: it leaves the window first. All of them where events come
     * and go by another time than their own.
     */
    long enoughFor(ValueTest test) {
        if (aggregate != Aggregate.COUNT || !match.isTimeless()) {
            return Long.MAX_VALUE;
        }
        double greatest = numbersOf(test).mapToDouble(EventQuery::number).max().orElse(0);
        return greatest < 1_000_000 ? Math.max(0, (long) Math.floor(greatest)) + 1 : Long.MAX_VALUE;
    }

    private static Stream<Object> numbersOf(ValueTest test) {
        if (test instanceof Opposite opposite) {
            return numbersOf(opposite.test());
        }
        if (test instanceof Between between) {
            return Stream.of(between.low(), between.high());
        }
        if (test instanceof OneOf oneOf) {
            return oneOf.operands().stream();
        }
        if (test instanceof EqualTo equalTo) {
            return Stream.of(equalTo.operand());
        }
        return test instanceof Compared compared ? Stream.of(compared.bound()) : Stream.of(Double.MAX_VALUE);
    }

    private static double number(Object operand) {
        return operand instanceof Number number ? number.doubleValue() : Double.MAX_VALUE;
    }
}
