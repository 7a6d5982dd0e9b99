// SPDX-License-Identifier: Apache-2.0
package dev.appizer.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.appizer.schemas.ValueEntry;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Values as properties, traits and contexts hold them: null, {@link Boolean}, {@link Long} (whole numbers of 64 bits),
 * {@link Double} (every other number), {@link String}, {@link ValueList} and {@link ValueMap}. Nothing is coerced.
 */
public final class Values {

    private Values() {}

    /**
     * Reads the value that the parser stands on, and leaves the parser on its last token.
     *
     * @throws IOException on malformed JSON; a number beyond a double becomes an infinity, which the caller judges
     */
    public static @Nullable Object read(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT ->
                json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? (Object) json.getDoubleValue()
                        : (Object) json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case START_ARRAY -> readList(json);
            case START_OBJECT -> object(readEntries(json));
            default -> throw new IllegalStateException("Not at a value: " + json.currentToken());
        };
    }

    /** Reads the members of the object whose start the parser stands on, in the order in which they are written. */
    public static Map<String, @Nullable Object> readEntries(JsonParser json) throws IOException {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            entries.put(name, read(json));
        }
        return entries;
    }

    /** An object of these members, by name, so that equal objects are equal records. */
    public static ValueMap object(Map<String, ? extends @Nullable Object> entries) {
        List<ValueEntry> members = new ArrayList<>(entries.size());
        new TreeMap<>(entries).forEach((name, value) -> members.add(new ValueEntry(name, value)));
        return new ValueMap(members);
    }

    /** The members of an object by name. */
    public static Map<String, @Nullable Object> entries(ValueMap object) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        object.getMembers().forEach(member -> entries.put(member.getName(), member.getValue()));
        return entries;
    }

    private static ValueList readList(JsonParser json) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(json));
        }
        return new ValueList(items);
    }

    /** Writes a value as JSON. */
    public static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof Long whole) {
            json.writeNumber(whole);
        } else if (value instanceof Double real) {
            json.writeNumber(real);
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof ValueList list) {
            writeList(json, list);
        } else if (value instanceof ValueMap map) {
            writeEntries(json, entries(map));
        } else {
            throw new IllegalArgumentException("Not a value: " + value.getClass());
        }
    }

    /** Writes an object of values as JSON. */
    public static void writeEntries(JsonGenerator json, Map<String, ? extends @Nullable Object> entries)
            throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, ? extends @Nullable Object> entry : entries.entrySet()) {
            json.writeFieldName(entry.getKey());
            write(json, entry.getValue());
        }
        json.writeEndObject();
    }

    private static void writeList(JsonGenerator json, ValueList list) throws IOException {
        json.writeStartArray();
        for (Object item : list.getItems()) {
            write(json, item);
        }
        json.writeEndArray();
    }
}
