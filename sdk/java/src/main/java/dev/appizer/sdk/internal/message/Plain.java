// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.lang.reflect.Array;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings a value to what JSON has: null, booleans, numbers, texts, maps and iterables (of values of any kind). */
final class Plain {

    private Plain() {}

    /**
     * Changes one level; what is in it stays as it is.
     *
     * @throws IllegalArgumentException where Jackson can't write it
     */
    static @Nullable Object of(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Map) {
            return value;
        }
        @Nullable String text = TextOf.value(value);
        return text == null ? compound(value) : text;
    }

    private static @Nullable Object compound(Object value) {
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        if (value instanceof JsonNode node) {
            return node(node);
        }
        if (value instanceof Iterable) {
            return value;
        }
        return value.getClass().isArray() ? array(value) : node(Json.MAPPER.valueToTree(value));
    }

    private static Object array(Object array) {
        if (array instanceof Object[] objects) {
            return Arrays.asList(objects);
        }
        if (array instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        return array instanceof char[] text ? String.valueOf(text) : primitives(array);
    }

    private static Object primitives(Object array) {
        return new AbstractList<Object>() {
            @Override
            public Object get(int index) {
                return Array.get(array, index);
            }

            @Override
            public int size() {
                return Array.getLength(array);
            }
        };
    }

    private static @Nullable Object node(JsonNode node) {
        if (node.isObject()) {
            Map<String, JsonNode> members = new LinkedHashMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
            return members;
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return other(node);
    }

    private static @Nullable Object other(JsonNode node) {
        if (node.isArray()) {
            return (Iterable<JsonNode>) node::elements;
        }
        if (node instanceof POJONode embedded) {
            return of(embedded.getPojo());
        }
        return node.isNull() || node.isMissingNode() ? null : node.asText();
    }
}
