// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer;

import dev.appizer.filter.value.Numbers;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that people are told apart by. */
final class GroupValue {

    /** None, then by type: booleans, numbers, strings, arrays, objects; then by value. Of normal values. */
    static final Comparator<@Nullable Object> ORDER = GroupValue::compare;

    private GroupValue() {}

    private static int compare(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Boolean one && right instanceof Boolean other) {
            return one.compareTo(other);
        } else if (left instanceof Number one && right instanceof Number other) {
            return Numbers.compare(one, other);
        } else if (left instanceof String one && right instanceof String other) {
            return one.compareTo(other);
        } else if (left instanceof ValueList one && right instanceof ValueList other) {
            return inTurn(one.getItems(), other.getItems());
        } else if (left instanceof ValueMap one && right instanceof ValueMap other) {
            return inTurn(flat(one), flat(other));
        }
        return Integer.compare(rank(left), rank(right));
    }

    private static int inTurn(List<? extends @Nullable Object> left, List<? extends @Nullable Object> right) {
        Iterator<? extends @Nullable Object> others = right.iterator();
        for (Object item : left) {
            int order = others.hasNext() ? compare(item, others.next()) : 1;
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : 0;
    }

    private static List<@Nullable Object> flat(ValueMap map) {
        List<@Nullable Object> flat = new ArrayList<>();
        map.getMembers().forEach(member -> {
            flat.add(member.getName());
            flat.add(member.getValue());
        });
        return flat;
    }

    private static int rank(@Nullable Object value) {
        if (value == null) {
            return 0;
        } else if (value instanceof Boolean) {
            return 1;
        } else if (value instanceof Number) {
            return 2;
        } else if (value instanceof String) {
            return 3;
        }
        return value instanceof ValueList ? 4 : 5;
    }
}
