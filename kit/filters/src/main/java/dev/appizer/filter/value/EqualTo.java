// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import org.jspecify.annotations.Nullable;

/** {@code equals}: the same type and value; any two numbers of the same value are equal. */
public record EqualTo(Object operand) implements TimelessTest {

    @Override
    public boolean holds(@Nullable Object value) {
        return value != null && Equality.same(value, operand);
    }
}
