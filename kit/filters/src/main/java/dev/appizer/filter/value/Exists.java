// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import org.jspecify.annotations.Nullable;

/** {@code exists}: any value, an empty string among them; a null is a missing one. */
public record Exists() implements TimelessTest {

    @Override
    public boolean holds(@Nullable Object value) {
        return value != null;
    }
}
