// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Leaves out what is over the limits of a value: long strings, deep objects, long arrays, too many properties. */
final class Queryable {

    private static final int STRING = 1_024;
    private static final int ARRAY = 100;
    private static final int DEPTH = 5;
    private static final int PROPERTIES = 255;

    private Queryable() {}

    /** The first 255 by name, each without its parts that are over the limits. */
    static Map<String, @Nullable Object> of(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> first = new LinkedHashMap<>();
        new TreeMap<>(values)
                .entrySet().stream().limit(PROPERTIES).forEach(entry -> first.put(entry.getKey(), entry.getValue()));
        return members(first, 1);
    }

    private static Map<String, @Nullable Object> members(Map<?, ?> object, int depth) {
        Map<String, @Nullable Object> left = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            if (fits(value, depth)) {
                left.put((String) key, value instanceof Map<?, ?> nested ? members(nested, depth + 1) : value);
            }
        });
        return left;
    }

    /** An array fits if all of it does: its elements can't be left out one by one. */
    private static boolean fits(@Nullable Object value, int depth) {
        if (value instanceof String text) {
            return depth <= DEPTH && text.length() <= STRING;
        }
        if (value instanceof List<?> array) {
            return array.size() <= ARRAY && array.stream().allMatch(element -> fitsWhole(element, depth + 1));
        }
        return depth <= DEPTH;
    }

    private static boolean fitsWhole(@Nullable Object value, int depth) {
        return value instanceof Map<?, ?> object
                ? depth <= DEPTH && object.values().stream().allMatch(member -> fitsWhole(member, depth + 1))
                : fits(value, depth);
    }
}
