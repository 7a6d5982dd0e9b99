// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import dev.appizer.filter.value.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** A measure of some events, which may be put together with that of others. */
sealed interface Partial {

    /** Of how many events it is. */
    long events();

    /** Of these events and the others together; of {@link Final} there is none. */
    Partial plus(Partial other);

    /** A {@link Long} or {@link Double}; null where there was no number to measure. */
    @Nullable
    Object result();

    /** How many events. */
    record Count(long events) implements Partial {
        @Override
        public Partial plus(Partial other) {
            return new Count(events + other.events());
        }

        @Override
        public Object result() {
            return events;
        }
    }

    /**
     * The exact sum of numbers.
     *
     * @param mean whether the mean is asked for
     */
    record Sum(long events, BigDecimal sum, long numbers, boolean mean) implements Partial {
        @Override
        public Partial plus(Partial other) {
            Sum more = (Sum) other;
            return new Sum(events + more.events, sum.add(more.sum), numbers + more.numbers, mean);
        }

        @Override
        public @Nullable Object result() {
            if (!mean) {
                return value(sum);
            }
            return numbers == 0 ? null : value(sum.divide(BigDecimal.valueOf(numbers), MathContext.DECIMAL128));
        }

        /** A whole number of 64 bits where it is one, else the nearest double. */
        private static Object value(BigDecimal exact) {
            BigDecimal plain = exact.stripTrailingZeros();
            if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 19) {
                BigDecimal bound = BigDecimal.valueOf(Long.MAX_VALUE);
                if (plain.compareTo(bound) <= 0
                        && plain.compareTo(bound.negate().subtract(BigDecimal.ONE)) >= 0) {
                    return plain.longValueExact();
                }
            }
            return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, exact.doubleValue()));
        }
    }

    /**
     * The least or the greatest number.
     *
     * @param sign 1 for the greatest, -1 for the least
     */
    record Extreme(long events, @Nullable Number number, int sign) implements Partial {
        @Override
        public Partial plus(Partial other) {
            return new Extreme(events + other.events(), further(number, ((Extreme) other).number, sign), sign);
        }

        static @Nullable Number further(@Nullable Number one, @Nullable Number other, int sign) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return Numbers.compare(one, other) * sign >= 0 ? one : other;
        }

        @Override
        public @Nullable Object result() {
            return number;
        }
    }

    /** What can't be told from parts: it is of all events at once. */
    record Final(long events, @Nullable Object result) implements Partial {
        @Override
        public Partial plus(Partial other) {
            throw new IllegalStateException("Asked for twice: " + this + ", " + other);
        }
    }
}
