// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.appizer.filter.PropertyPath;
import dev.appizer.model.Values;
import dev.appizer.schemas.ValueEntry;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value under the path by which it is asked for. Objects are there as a whole and by each value inside them, so that a path
 * is looked up as it is written; where two ways lead to one path, {@link PropertyPath} says which value it has.
 *
 * @param path a name or a dotted path
 * @param type decides what the value is
 * @param value {@link Boolean}, {@link Double} (a number that a double holds exactly), {@link Long} (any other), {@link String};
 *     of arrays and objects their JSON text, members by name, so that equal ones are equal texts
 */
public record FlatValue(String path, Type type, Object value) {

    private static final JsonFactory JSON = new JsonFactory();

    /** What a value is. Each has a letter of its own, by which stores tell values of one path apart. */
    public enum Type {
        BOOLEAN('b', "boolean"),
        NUMBER('n', "number"),
        /** A whole number of 64 bits that no double holds. */
        LONG('i', "number"),
        STRING('s', "string"),
        ARRAY('a', "array"),
        OBJECT('o', "object");

        private final char letter;
        private final String jsonName;

        Type(char letter, String jsonName) {
            this.letter = letter;
            this.jsonName = jsonName;
        }

        public char letter() {
            return letter;
        }

        /** The type that has a letter. */
        public static Type ofLetter(char letter) {
            for (Type type : values()) {
                if (type.letter == letter) {
                    return type;
                }
            }
            throw new IllegalStateException("No type has the letter " + letter);
        }

        /** As the catalogue calls it. */
        public String jsonName() {
            return jsonName;
        }
    }

    /** All values of some properties, or of some traits. */
    public static List<FlatValue> of(Map<String, ? extends @Nullable Object> properties) {
        List<FlatValue> values = new ArrayList<>(properties.size());
        boolean nested = false;
        for (Map.Entry<String, ? extends @Nullable Object> property : properties.entrySet()) {
            if (property.getValue() != null) {
                values.add(of(property.getKey(), property.getValue()));
                nested |= property.getValue() instanceof ValueMap;
            }
        }
        if (nested) {
            addInner(properties, values);
        }
        return values;
    }

    private static void addInner(Map<String, ? extends @Nullable Object> properties, List<FlatValue> values) {
        Set<String> paths = new HashSet<>();
        properties.forEach((name, value) -> addPaths(name, value, paths));
        for (String path : paths) {
            if (properties.get(path) == null) {
                @Nullable Object value = new PropertyPath(path).in(properties::get);
                if (value != null) {
                    values.add(of(path, value));
                }
            }
        }
    }

    private static void addPaths(String path, @Nullable Object value, Set<String> paths) {
        if (value instanceof ValueMap map) {
            for (ValueEntry member : map.getMembers()) {
                String inner = path + "." + member.getName();
                paths.add(inner);
                addPaths(inner, member.getValue(), paths);
            }
        }
    }

    private static FlatValue of(String path, Object value) {
        if (value instanceof Boolean) {
            return new FlatValue(path, Type.BOOLEAN, value);
        } else if (value instanceof Double real) {
            // Zero has no sign.
            return new FlatValue(path, Type.NUMBER, real + 0.0);
        } else if (value instanceof Long whole) {
            return number(path, whole);
        } else if (value instanceof String) {
            return new FlatValue(path, Type.STRING, value);
        }
        return new FlatValue(path, value instanceof ValueList ? Type.ARRAY : Type.OBJECT, json(value));
    }

    private static FlatValue number(String path, Long whole) {
        double real = whole;
        // 2^63 is a double, but the cast back from it saturates.
        boolean exact = (long) real == whole && real != 0x1p63;
        return exact ? new FlatValue(path, Type.NUMBER, real) : new FlatValue(path, Type.LONG, whole);
    }

    private static String json(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            Values.write(json, NormalValue.of(value));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
