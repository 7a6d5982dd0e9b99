// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values as keys: two are equal exactly where {@link EqualTo} finds the values the same. */
public final class ValueKey {

    private ValueKey() {}

    /** The key of a value; it has the hash code that belongs to it. */
    public static Object of(Object value) {
        return key(value).orElseThrow();
    }

    private static Optional<Object> key(@Nullable Object value) {
        if (value instanceof Long whole) {
            return Optional.of(exact(BigDecimal.valueOf(whole)));
        } else if (value instanceof Double real) {
            return Optional.of(exact(new BigDecimal(real)));
        } else if (value instanceof ValueList list) {
            return Optional.of(list.getItems().stream().map(ValueKey::key).toList());
        } else if (value instanceof ValueMap map) {
            return Optional.of(members(map));
        }
        return Optional.ofNullable(value);
    }

    /** A member that is null counts as missing. */
    private static Map<String, Object> members(ValueMap map) {
        Map<String, Object> members = new HashMap<>();
        Values.entries(map).forEach((name, member) -> key(member).ifPresent(key -> members.put(name, key)));
        return members;
    }

    private static BigDecimal exact(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
