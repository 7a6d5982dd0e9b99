// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import org.jspecify.annotations.Nullable;

/** {@code startsWith}: a string that begins with the operand. */
public record StartsWith(String prefix) implements TimelessTest {

    @Override
    public boolean holds(@Nullable Object value) {
        return value instanceof String text && text.startsWith(prefix);
    }
}
