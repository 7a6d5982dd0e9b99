// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import org.jspecify.annotations.Nullable;

/** {@code notEquals}, {@code notIn}, {@code notContains}, {@code notExists}: whatever fails the test passes. */
public record Opposite(TimelessTest test) implements TimelessTest {

    @Override
    public boolean holds(@Nullable Object value) {
        return !test.holds(value);
    }
}
