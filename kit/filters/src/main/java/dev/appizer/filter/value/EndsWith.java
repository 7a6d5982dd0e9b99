// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import org.jspecify.annotations.Nullable;

/** {@code endsWith}: a string that ends with the operand. */
public record EndsWith(String suffix) implements TimelessTest {

    @Override
    public boolean holds(@Nullable Object value) {
        return value instanceof String text && text.endsWith(suffix);
    }
}
