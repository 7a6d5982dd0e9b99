// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.message;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the values of one message as JSON, and notes what serves nobody. */
final class ValueWriter {

    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

    private final JsonGenerator json;
    private final Findings findings;

    ValueWriter(JsonGenerator json, Findings findings) {
        this.json = json;
        this.findings = findings;
    }

    /** A member of an object. A number that has no JSON is left out: null in its place would remove a trait. */
    void member(Place place, String name, @Nullable Object given) throws IOException {
        @Nullable Object value = Plain.of(given);
        if (hasJson(value)) {
            json.writeFieldName(name);
            value(place, value);
        } else {
            findings.leftOut(place);
        }
    }

    private void element(Place place, @Nullable Object given) throws IOException {
        @Nullable Object value = Plain.of(given);
        if (hasJson(value)) {
            value(place, value);
        } else {
            findings.leftOut(place);
        }
    }

    /** Whether it is anything else than a number that is not finite. */
    private static boolean hasJson(@Nullable Object value) {
        if (value instanceof Double || value instanceof Float) {
            return Double.isFinite(((Number) value).doubleValue());
        }
        // Of other classes, such as adders, too; by its text, since a big number is none either as a double.
        return !(value instanceof Number) || isExact(value) || !NOT_FINITE.contains(value.toString());
    }

    private static boolean isExact(Object number) {
        return number instanceof Integer
                || number instanceof Long
                || number instanceof BigDecimal
                || number instanceof BigInteger;
    }

    private void value(Place place, @Nullable Object value) throws IOException {
        findings.depth(place);
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            findings.text(place, text);
            json.writeString(text);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Map<?, ?> map) {
            object(place, map);
        } else {
            array(place, (Iterable<?>) value);
        }
    }

    void object(Place place, Map<?, ?> map) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : withTexts(map).entrySet()) {
            String name = (String) entry.getKey();
            member(place.in(name), name, entry.getValue());
        }
        json.writeEndObject();
    }

    /** Keys of other types may have one text, and a name that stands twice is refused. */
    private static Map<?, ?> withTexts(Map<?, ?> map) {
        for (Object key : map.keySet()) {
            if (!(key instanceof String)) {
                Map<String, @Nullable Object> texts = new LinkedHashMap<>();
                map.forEach((name, value) -> texts.put(textOf(name), value));
                return texts;
            }
        }
        return map;
    }

    private static String textOf(@Nullable Object key) {
        @Nullable String text = key == null ? null : TextOf.value(key);
        return text == null ? String.valueOf(key) : text;
    }

    private void array(Place place, Iterable<?> items) throws IOException {
        json.writeStartArray();
        int size = 0;
        for (Object item : items) {
            element(place.element(), item);
            size++;
        }
        json.writeEndArray();
        findings.array(place, size);
    }

    /** Whole ones exactly, big ones without an exponent. */
    private void number(Number number) throws IOException {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            json.writeNumber(number.longValue());
        } else if (number instanceof Double) {
            json.writeNumber(number.doubleValue());
        } else if (number instanceof Float) {
            json.writeNumber(number.floatValue());
        } else if (number instanceof BigInteger whole) {
            json.writeNumber(whole);
        } else {
            // Atomic numbers, adders and those of other libraries have their decimal text.
            json.writeNumber(number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString()));
        }
    }
}
