// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import org.jspecify.annotations.Nullable;

/** {@code between}: two numbers or two strings, both ends included. */
public record Between(Object low, Object high) implements TimelessTest {

    @Override
    public boolean holds(@Nullable Object value) {
        return Order.compare(value, low).orElse(-1) >= 0
                && Order.compare(value, high).orElse(1) <= 0;
    }
}
