// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When two values are the same one. */
public final class Equality {

    private Equality() {}

    /** Numbers by exact value, also inside arrays and objects; arrays in order; objects whatever the order of keys. */
    public static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number one && right instanceof Number other) {
            return Numbers.compare(one, other) == 0;
        }
        if (left instanceof ValueList one && right instanceof ValueList other) {
            return sameItems(one.getItems(), other.getItems());
        }
        if (left instanceof ValueMap one && right instanceof ValueMap other) {
            return covers(Values.entries(one), Values.entries(other))
                    && covers(Values.entries(other), Values.entries(one));
        }
        return Objects.equals(left, right);
    }

    private static boolean sameItems(List<?> left, List<?> right) {
        Iterator<?> others = right.iterator();
        return left.size() == right.size() && left.stream().allMatch(item -> same(item, others.next()));
    }

    /** A member that is null counts as missing, so it is not looked for by key. */
    private static boolean covers(Map<String, ?> left, Map<String, ?> right) {
        return right.entrySet().stream().allMatch(member -> same(left.get(member.getKey()), member.getValue()));
    }
}
