// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import org.jspecify.annotations.Nullable;

/** A test that a value passes always or never. */
public sealed interface TimelessTest extends ValueTest
        permits EqualTo,
                Compared,
                Between,
                OneOf,
                Contains,
                StartsWith,
                EndsWith,
                Matches,
                Exists,
                Before,
                After,
                Opposite {

    /** Whether the value passes; false for a missing one (null) and for one of a foreign type, save for opposites. */
    boolean holds(@Nullable Object value);

    @Override
    default Span when(@Nullable Object value) {
        return Span.always(holds(value));
    }
}
