// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code in}: equal to one of the operands. */
public record OneOf(List<Object> operands) implements TimelessTest {

    public OneOf {
        operands = List.copyOf(operands);
    }

    @Override
    public boolean holds(@Nullable Object value) {
        return value != null && operands.stream().anyMatch(operand -> Equality.same(value, operand));
    }
}
