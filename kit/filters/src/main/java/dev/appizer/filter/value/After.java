// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code after}: a date strictly after the operand, as instants. */
public record After(Instant operand) implements TimelessTest {

    @Override
    public boolean holds(@Nullable Object value) {
        Instant date = Dates.of(value);
        return date != null && date.isAfter(operand);
    }
}
