// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What values are equal and which is greater. Nothing is coerced: {@code "1000"} is no number. */
public final class Values {

    private Values() {}

    /** Numbers by exact value, arrays and objects by value whatever the order of keys. */
    public static boolean equal(@Nullable Object one, @Nullable Object other) {
        return canonical(one).equals(canonical(other));
    }

    /** Numbers by exact value, strings by UTF-16 code unit; nothing else has an order. */
    static OptionalInt compare(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number left && other instanceof Number right) {
            return OptionalInt.of(exact(left).compareTo(exact(right)));
        }
        return one instanceof String left && other instanceof String right
                ? OptionalInt.of(left.compareTo(right))
                : OptionalInt.empty();
    }

    /** The exact value of a 64-bit integer or a double. */
    static BigDecimal exact(Number number) {
        return number instanceof Double || number instanceof Float
                ? new BigDecimal(number.doubleValue())
                : BigDecimal.valueOf(number.longValue());
    }

    /** A number as a value: a {@link Long} if it is one, else the nearest {@link Double}. */
    static Number number(BigDecimal exact) {
        BigDecimal plain = exact.stripTrailingZeros();
        boolean isLong = plain.scale() <= 0 && plain.precision() - plain.scale() <= 19 && fitsLong(plain);
        return isLong ? (Number) plain.longValueExact() : (Number) exact.doubleValue();
    }

    private static boolean fitsLong(BigDecimal whole) {
        return whole.toBigIntegerExact().bitLength() < Long.SIZE;
    }

    /** Equal values have equal forms, of any type; values of different types never do. */
    static Object canonical(@Nullable Object value) {
        if (value == null) {
            return Missing.NULL;
        }
        if (value instanceof Number number) {
            return exact(number).stripTrailingZeros();
        }
        if (value instanceof List<?> array) {
            return array.stream().map(Values::canonical).toList();
        }
        if (value instanceof Map<?, ?> object) {
            Map<Object, Object> members = new HashMap<>();
            object.forEach((key, member) -> members.put(key, canonical(member)));
            return members;
        }
        return value;
    }

    /** A JSON value: whole numbers of 64 bits are {@link Long}, others {@link Double}. */
    static @Nullable Object of(JsonNode json) {
        return switch (json.getNodeType()) {
            case BOOLEAN -> json.booleanValue();
            case STRING -> json.textValue();
            case NUMBER ->
                json.isIntegralNumber() && json.canConvertToLong()
                        ? (Object) json.longValue()
                        : (Object) json.doubleValue();
            case ARRAY -> {
                List<@Nullable Object> array = new ArrayList<>();
                json.forEach(element -> array.add(of(element)));
                yield array;
            }
            case OBJECT -> {
                Map<String, @Nullable Object> object = new HashMap<>();
                json.properties().forEach(member -> object.put(member.getKey(), of(member.getValue())));
                yield object;
            }
            default -> null;
        };
    }

    private enum Missing {
        NULL
    }
}
