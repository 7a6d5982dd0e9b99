// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * {@code greaterThan}, {@code greaterThanOrEquals}, {@code lessThan}, {@code lessThanOrEquals}.
 *
 * @param bound a number or a string; values of the other type fail
 */
public record Compared(Side side, Object bound) implements TimelessTest {

    /** Where a value has to lie, seen from the bound. */
    public enum Side {
        ABOVE,
        NOT_BELOW,
        BELOW,
        NOT_ABOVE;

        private boolean fits(int order) {
            return switch (this) {
                case ABOVE -> order > 0;
                case NOT_BELOW -> order >= 0;
                case BELOW -> order < 0;
                case NOT_ABOVE -> order <= 0;
            };
        }
    }

    @Override
    public boolean holds(@Nullable Object value) {
        OptionalInt order = Order.compare(value, bound);
        return order.isPresent() && side.fits(order.getAsInt());
    }
}
