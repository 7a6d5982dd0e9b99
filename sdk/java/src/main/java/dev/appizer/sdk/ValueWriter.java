// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the values of one message as JSON, and notes what serves nobody. */
final class ValueWriter {

    private final JsonGenerator json;
    private final Findings findings;

    ValueWriter(JsonGenerator json, Findings findings) {
        this.json = json;
        this.findings = findings;
    }

    /** A member of an object. A number that has no JSON is left out: null in its place would remove a trait. */
    void member(Place place, String name, @Nullable Object given) throws IOException {
        @Nullable Object value = Plain.of(given);
        if (Numbers.hasJson(value)) {
            json.writeFieldName(name);
            value(place, value);
        } else {
            leftOut(place);
        }
    }

    private void element(Place place, @Nullable Object given) throws IOException {
        @Nullable Object value = Plain.of(given);
        if (Numbers.hasJson(value)) {
            value(place, value);
        } else {
            leftOut(place);
        }
    }

    private void leftOut(Place place) {
        findings.add(place.path(), " is left out: it is not a finite number");
    }

    private void value(Place place, @Nullable Object value) throws IOException {
        note(place, Queryable.faultOfDepth(place.depth()));
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            note(place, Queryable.faultOfText(text));
            json.writeString(text);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Number number) {
            Numbers.write(json, number);
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
        note(place, Queryable.faultOfArray(size));
    }

    private void note(Place place, @Nullable String fault) {
        if (fault != null && place.isQueried()) {
            findings.add(place.path(), fault);
        }
    }
}
