// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code before}: a date strictly before the operand, as instants. */
public record Before(Instant operand) implements TimelessTest {

    @Override
    public boolean holds(@Nullable Object value) {
        Instant date = Dates.of(value);
        return date != null && date.isBefore(operand);
    }
}
