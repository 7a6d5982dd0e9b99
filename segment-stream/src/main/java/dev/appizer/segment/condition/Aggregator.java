// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.filter.value.Order;
import dev.appizer.filter.value.ValueKey;
import dev.appizer.model.Moment;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes one value of events, in whatever order it is given them, and lets go of events again. */
interface Aggregator {

    /**
     * Takes one event.
     *
     * @param value of the property that is aggregated; null where it is missing
     */
    void take(Moment at, @Nullable Object value);

    /** Lets go of one that it took. */
    void remove(Moment at, @Nullable Object value);

    /** A value as properties hold them; null where it is missing. */
    @Nullable
    Object result();

    static Aggregator of(Aggregate aggregate) {
        return switch (aggregate) {
            case COUNT -> new Count(0);
            case SUM -> new Sum();
            case AVG -> new Mean();
            case MIN -> new Extreme(false);
            case MAX -> new Extreme(true);
            case FIRST -> new Outermost(false);
            case LAST -> new Outermost(true);
            case UNIQUE_COUNT -> new UniqueCount();
        };
    }

    /** A count that begins with so many. */
    static Aggregator count(long begin) {
        return new Count(begin);
    }

    /** Of events, whatever values they have. */
    final class Count implements Aggregator {

        private long count;

        Count(long begin) {
            this.count = begin;
        }

        @Override
        public void take(Moment at, @Nullable Object value) {
            count++;
        }

        @Override
        public void remove(Moment at, @Nullable Object value) {
            count--;
        }

        @Override
        public Object result() {
            return count;
        }
    }

    /** Exact until it is a value, so that the order does not show. */
    class Sum implements Aggregator {

        private BigDecimal sum = BigDecimal.ZERO;
        private long numbers;

        @Override
        public final void take(Moment at, @Nullable Object value) {
            if (value instanceof Number number) {
                sum = sum.add(exact(number));
                numbers++;
            }
        }

        @Override
        public final void remove(Moment at, @Nullable Object value) {
            if (value instanceof Number number) {
                sum = sum.subtract(exact(number));
                numbers--;
            }
        }

        /** What a double is exactly, not what it is written as. */
        private static BigDecimal exact(Number number) {
            return number instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(number.doubleValue());
        }

        @Override
        public @Nullable Object result() {
            return value(sum);
        }

        final long numbers() {
            return numbers;
        }

        final BigDecimal sum() {
            return sum;
        }

        /** A whole number of 64 bits where it is one, else the nearest double. */
        static Object value(BigDecimal exact) {
            BigDecimal plain = exact.stripTrailingZeros();
            if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 19 && isLong(plain)) {
                return plain.longValueExact();
            }
            return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, exact.doubleValue()));
        }

        private static boolean isLong(BigDecimal whole) {
            return whole.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0
                    && whole.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        }
    }

    /** The sum through how many there are, rounded once to 34 digits and once to a double. */
    final class Mean extends Sum {

        @Override
        public @Nullable Object result() {
            return numbers() == 0 ? null : value(sum().divide(BigDecimal.valueOf(numbers()), MathContext.DECIMAL128));
        }
    }

    /** The least or the greatest number; of equal ones the whole one, so that the order does not show. */
    final class Extreme implements Aggregator {

        private static final Comparator<Number> ORDER =
                (one, other) -> Order.compare(one, other).orElseThrow();

        private final TreeMap<Number, Integer> numbers;
        private final boolean greatest;

        Extreme(boolean greatest) {
            this.greatest = greatest;
            Comparator<Number> wholeFirst = Comparator.comparing(number -> !(number instanceof Long));
            this.numbers = new TreeMap<>(ORDER.thenComparing(greatest ? wholeFirst.reversed() : wholeFirst));
        }

        @Override
        public void take(Moment at, @Nullable Object value) {
            if (value instanceof Number number) {
                numbers.merge(number, 1, Integer::sum);
            }
        }

        @Override
        public void remove(Moment at, @Nullable Object value) {
            if (value instanceof Number number) {
                numbers.computeIfPresent(number, (same, times) -> times == 1 ? null : times - 1);
            }
        }

        @Override
        public @Nullable Object result() {
            if (numbers.isEmpty()) {
                return null;
            }
            return greatest ? numbers.lastKey() : numbers.firstKey();
        }
    }

    /** The value of the first or of the last event that has one. */
    final class Outermost implements Aggregator {

        private final TreeMap<Moment, Object> values = new TreeMap<>();
        private final boolean last;

        Outermost(boolean last) {
            this.last = last;
        }

        @Override
        public void take(Moment at, @Nullable Object value) {
            if (value != null) {
                values.put(at, value);
            }
        }

        @Override
        public void remove(Moment at, @Nullable Object value) {
            values.remove(at);
        }

        @Override
        public @Nullable Object result() {
            if (values.isEmpty()) {
                return null;
            }
            return (last ? values.lastEntry() : values.firstEntry()).getValue();
        }
    }

    /** How many different values there are. */
    final class UniqueCount implements Aggregator {

        private final Map<Object, Integer> keys = new HashMap<>();

        @Override
        public void take(Moment at, @Nullable Object value) {
            if (value != null) {
                keys.merge(ValueKey.of(value), 1, Integer::sum);
            }
        }

        @Override
        public void remove(Moment at, @Nullable Object value) {
            if (value != null) {
                keys.computeIfPresent(ValueKey.of(value), (same, times) -> times == 1 ? null : times - 1);
            }
        }

        @Override
        public Object result() {
            return (long) keys.size();
        }
    }
}
