// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.scale;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of one field on many events, each different one once; a whole number is the same whatever it is written as. */
final class Column {

    private final int[] codes;
    private final List<@Nullable Object> values = new ArrayList<>();
    private final Map<@Nullable Object, Integer> numbers = new HashMap<>();

    Column(int size) {
        this.codes = new int[size];
        code(null);
    }

    void set(int place, @Nullable Object value) {
        codes[place] = code(value);
    }

    private int code(@Nullable Object value) {
        Object one = value instanceof Double real && real % 1 == 0 && real >= -0x1p63 && real < 0x1p63
                ? (Object) real.longValue()
                : value;
        return numbers.computeIfAbsent(one, first -> {
            values.add(first);
            return values.size() - 1;
        });
    }

    /** The number of the value at a place; 0 where there is none. */
    int at(int place) {
        return codes[place];
    }

    @Nullable
    Object value(int code) {
        return values.get(code);
    }

    /** How many different values, with the absence of one. */
    int different() {
        return values.size();
    }
}
