// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import dev.appizer.schemas.ValueList;
import org.jspecify.annotations.Nullable;

/** {@code contains}: a string with the operand in it, or an array with an element equal to the operand. */
public record Contains(Object operand) implements TimelessTest {

    @Override
    public boolean holds(@Nullable Object value) {
        if (value instanceof ValueList list) {
            return list.getItems().stream().anyMatch(item -> Equality.same(item, operand));
        }
        return value instanceof String text && operand instanceof String part && text.contains(part);
    }
}
