// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.segment.condition.value.Order;
import dev.appizer.segment.condition.value.ValueKey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one value of events, in whatever order it is given them. */
interface Aggregator {

    /**
     * Takes one event.
     *
     * @param value of the property that is aggregated; null where it is missing
     */
    void take(EventPlace place, @Nullable Object value);

    /** A value as properties hold them; null where it is missing. */
    @Nullable
    Object result();

    static Aggregator of(Aggregate aggregate) {
        return switch (aggregate) {
            case COUNT -> new Count();
            case SUM -> new Sum();
            case AVG -> new Mean();
            case MIN -> new Extreme(-1);
            case MAX -> new Extreme(1);
            case FIRST -> new Outermost(-1);
            case LAST -> new Outermost(1);
            case UNIQUE_COUNT -> new UniqueCount();
        };
    }

    /** Of events, whatever values they have. */
    final class Count implements Aggregator {

        private long count;

        @Override
        public void take(EventPlace place, @Nullable Object value) {
            count++;
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
        public final void take(EventPlace place, @Nullable Object value) {
            if (value instanceof Long whole) {
                add(BigDecimal.valueOf(whole));
            } else if (value instanceof Double real) {
                add(new BigDecimal(real)); // what it is exactly, not what it is written as
            }
        }

        private void add(BigDecimal number) {
            sum = sum.add(number);
            numbers++;
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

        private final int side;
        private @Nullable Number extreme;

        /** @param side -1 for the least, 1 for the greatest */
        Extreme(int side) {
            this.side = side;
        }

        @Override
        public void take(EventPlace place, @Nullable Object value) {
            if (value instanceof Number number && (extreme == null || beats(number, extreme))) {
                extreme = number;
            }
        }

        private boolean beats(Number number, Number other) {
            int order = Order.compare(number, other).orElseThrow() * side;
            return order > 0 || (order == 0 && number instanceof Long);
        }

        @Override
        public @Nullable Object result() {
            return extreme;
        }
    }

    /** The value of the first or of the last event that has one. */
    final class Outermost implements Aggregator {

        private final int side;
        private @Nullable EventPlace at;
        private @Nullable Object outermost;

        /** @param side -1 for the first, 1 for the last */
        Outermost(int side) {
            this.side = side;
        }

        @Override
        public void take(EventPlace place, @Nullable Object value) {
            if (value != null && (at == null || place.compareTo(at) * side > 0)) {
                at = place;
                outermost = value;
            }
        }

        @Override
        public @Nullable Object result() {
            return outermost;
        }
    }

    /** How many different values there are. */
    final class UniqueCount implements Aggregator {

        private final Set<Object> keys = new HashSet<>();

        @Override
        public void take(EventPlace place, @Nullable Object value) {
            if (value != null) {
                keys.add(ValueKey.of(value));
            }
        }

        @Override
        public Object result() {
            return (long) keys.size();
        }
    }
}
