// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import org.jspecify.annotations.Nullable;

/** An operator with its operand, ready to be put to values. */
public sealed interface ValueTest permits TimelessTest, WithinLast, WithinNext {

    /** While the value passes; never for a missing one (null) and for one of a foreign type, save for opposites. */
    Span when(@Nullable Object value);

    /** Whether time alone can change what passes. */
    default boolean isTimeless() {
        return this instanceof TimelessTest;
    }
}
