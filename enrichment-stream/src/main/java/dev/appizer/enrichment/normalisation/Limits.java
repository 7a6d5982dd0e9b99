// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.normalisation;

import dev.appizer.model.IdText;
import dev.appizer.model.Values;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a value may be to be queryable. The depth of a value counts the names and array positions on its path: that of
 * {@code properties.address.city} is 2.
 */
final class Limits {

    private static final String LONE_SURROGATE = "a lone surrogate, which UTF-8 can't express";
    private static final int MAX_CHARACTERS = 1_024;
    private static final int MAX_DEPTH = 5;
    private static final int MAX_ELEMENTS = 100;

    private Limits() {}

    /** Whether nothing at all would have to be left out: the common case, found without building a path. */
    static boolean allFit(Map<String, @Nullable Object> values, int depth) {
        return faultOfAny(values.values(), depth) == null;
    }

    /** What is wrong with the value or, in an array, with anything in it; members of an object answer for themselves. */
    static @Nullable String fault(@Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            return "deeper than " + MAX_DEPTH;
        }
        if (value instanceof String text) {
            return faultOfText(text);
        }
        if (value instanceof Double number) {
            return Double.isFinite(number) ? null : "a number beyond the range of an IEEE double";
        }
        return value instanceof ValueList list ? faultOfArray(list.getItems(), depth) : null;
    }

    private static @Nullable String faultOfArray(List<?> items, int depth) {
        if (items.size() > MAX_ELEMENTS) {
            return "an array of more than " + MAX_ELEMENTS + " elements";
        }
        @Nullable String fault = faultOfAny(items, depth + 1);
        return fault == null ? null : "an array that holds a value that is not queryable: " + fault;
    }

    private static @Nullable String faultOfText(String text) {
        if (isTooLong(text)) {
            return "a text of more than " + MAX_CHARACTERS + " characters";
        }
        return IdText.isExpressible(text) ? null : "a text with " + LONE_SURROGATE;
    }

    private static @Nullable String faultOfAny(Collection<?> values, int depth) {
        for (Object value : values) {
            @Nullable String fault = fault(value, depth);
            if (fault == null && value instanceof ValueMap object) {
                fault = faultOfAny(Values.entries(object).values(), depth + 1);
            }
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private static boolean isTooLong(String text) {
        return text.length() > MAX_CHARACTERS && text.codePointCount(0, text.length()) > MAX_CHARACTERS;
    }
}
