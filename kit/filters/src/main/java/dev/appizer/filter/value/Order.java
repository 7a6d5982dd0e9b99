// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Which of two values comes first. */
public final class Order {

    private Order() {}

    /**
     * Negative, zero or positive for two numbers (by exact value) or two strings (by UTF-16 code unit); empty for
     * anything else, which has no order.
     */
    public static OptionalInt compare(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number one && right instanceof Number other) {
            return OptionalInt.of(Numbers.compare(one, other));
        }
        if (left instanceof String one && right instanceof String other) {
            return OptionalInt.of(one.compareTo(other));
        }
        return OptionalInt.empty();
    }
}
