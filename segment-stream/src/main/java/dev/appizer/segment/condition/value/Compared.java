// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition.value;

import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code greaterThan}, {@code greaterThanOrEquals}, {@code lessThan}, {@code lessThanOrEquals}.
 *
 * @param bound a number or a string; values of the other type fail
 */
public record Compared(Side side, Object bound) implements ValueTest {

    /** Where a value has to lie, seen from the bound. */
    public enum Side {
        ABOVE(order -> order > 0),
        NOT_BELOW(order -> order >= 0),
        BELOW(order -> order < 0),
        NOT_ABOVE(order -> order <= 0);

        private final IntPredicate holds;

        Side(IntPredicate holds) {
            this.holds = holds;
        }
    }

    @Override
    public boolean holds(@Nullable Object value) {
        OptionalInt order = Order.compare(value, bound);
        return order.isPresent() && side.holds.test(order.getAsInt());
    }
}
