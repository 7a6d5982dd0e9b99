// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.scale;

import dev.appizer.analytics.question.Measure;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a measure is taken of: people, or numbers, all of them. */
final class Cell {

    private final Measure measure;
    private final @Nullable ExactSum sum;
    private long events;
    private long numbers;
    private int[] people = new int[4];
    private Number[] all = new Number[4];
    private @Nullable Number least;
    private @Nullable Number greatest;

    Cell(Measure measure) {
        this.measure = measure;
        this.sum = measure == Measure.SUM || measure == Measure.AVG ? new ExactSum() : null;
    }

    void add(int person, @Nullable Object value) {
        int place = (int) events++;
        if (measure == Measure.USERS) {
            people = place < people.length ? people : Arrays.copyOf(people, 2 * place);
            people[place] = person;
        } else if (value instanceof Number number) {
            take(number);
        }
    }

    private void take(Number number) {
        int place = (int) numbers++;
        switch (measure) {
            case SUM, AVG -> Objects.requireNonNull(sum).add(number);
            case MIN -> least = least == null || compare(number, least) < 0 ? number : least;
            case MAX -> greatest = greatest == null || compare(number, greatest) > 0 ? number : greatest;
            default -> {
                all = place < all.length ? all : Arrays.copyOf(all, 2 * place);
                all[place] = number;
            }
        }
    }

    /** By exact value; to make a double of a long never changes the order, unless it makes them equal. */
    private static int compare(Number one, Number other) {
        if (one instanceof Long whole && other instanceof Long another) {
            return Long.compare(whole, another);
        }
        int order = Double.compare(one.doubleValue(), other.doubleValue());
        return order != 0 ? order : exact(one).compareTo(exact(other));
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Double real ? new BigDecimal(real) : BigDecimal.valueOf(number.longValue());
    }

    /** What is wrong with an answer; null where it is right. */
    @Nullable
    String wrong(@Nullable Object answer) {
        if (sum != null) {
            return wrongSum(sum.value(), answer);
        }
        @Nullable Object right = result();
        boolean same = (right instanceof Number one && answer instanceof Number other)
                ? exact(one).compareTo(exact(other)) == 0
                : right == answer;
        return same ? null : answer + " instead of " + right;
    }

    private @Nullable Object result() {
        return switch (measure) {
            case EVENTS -> events;
            case USERS ->
                Arrays.stream(people, 0, (int) events)
                        .filter(person -> person != MadeEvent.NOBODY)
                        .distinct()
                        .count();
            case MIN -> least;
            case MAX -> greatest;
            case P50 -> least(50);
            case P90 -> least(90);
            default -> least(99);
        };
    }

    /** The least number that so many in a hundred do not exceed. */
    private @Nullable Object least(int percent) {
        Arrays.sort(all, 0, (int) numbers, Cell::compare);
        return numbers == 0 ? null : (Object) all[(int) ((numbers * percent + 99) / 100) - 1];
    }

    /** Rounded once: a whole number of 64 bits is there as it is, else no other double is nearer. */
    private @Nullable String wrongSum(BigDecimal exact, @Nullable Object answer) {
        BigDecimal parts = BigDecimal.valueOf(measure == Measure.AVG ? numbers : 1);
        if (measure == Measure.AVG && numbers == 0) {
            return answer == null ? null : answer + " instead of none";
        }
        if (!(answer instanceof Number number)) {
            return answer + " instead of a number";
        }
        BigDecimal off = exact(number).multiply(parts).subtract(exact).abs();
        if (answer instanceof Long) {
            return off.signum() == 0 ? null : answer + " is not exact: " + exact + " / " + parts;
        }
        BigDecimal half = new BigDecimal(Math.ulp(number.doubleValue())).divide(BigDecimal.valueOf(2));
        return off.compareTo(half.multiply(parts)) <= 0
                ? null
                : answer + " is not the nearest: " + exact + " / " + parts;
    }

    /** By which groups are ranked: greater is earlier, none is last. */
    @Nullable
    BigDecimal rank() {
        if (measure == Measure.AVG) {
            throw new IllegalArgumentException("Nobody ranks by means here");
        } else if (sum != null) {
            return new BigDecimal(sum.value().doubleValue());
        }
        return result() instanceof Number number ? exact(number) : null;
    }
}
