// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import dev.appizer.schemas.ValueEntry;
import dev.appizer.schemas.ValueList;
import dev.appizer.schemas.ValueMap;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What values are the same, what a path leads to, and exact numbers. */
public final class ReferenceValues {

    private ReferenceValues() {}

    /** Equal values have equal forms: arrays are lists and objects maps. */
    public static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Number number) {
            return number(exact(number));
        }
        if (value instanceof ValueList list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.getItems().forEach(item -> items.add(plain(item)));
            return items;
        }
        if (value instanceof ValueMap map) {
            Map<String, Object> members = new TreeMap<>();
            for (ValueEntry member : map.getMembers()) {
                Object inner = plain(member.getValue());
                if (inner != null) {
                    members.put(member.getName(), inner);
                }
            }
            return members;
        }
        return value;
    }

    /** Values of plain forms. */
    static List<@Nullable Object> values(List<@Nullable Object> plain) {
        List<@Nullable Object> values = new ArrayList<>();
        plain.forEach(one -> values.add(value(one)));
        return values;
    }

    private static @Nullable Object value(@Nullable Object plain) {
        if (plain instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(value(item)));
            return new ValueList(items);
        }
        if (plain instanceof Map<?, ?> map) {
            List<ValueEntry> members = new ArrayList<>();
            map.forEach((name, member) -> members.add(new ValueEntry((String) name, value(member))));
            return new ValueMap(members);
        }
        return plain;
    }

    /** The exact key, else the longest key that is an object in which the rest leads on. */
    static @Nullable Object at(String path, Map<String, ?> members) {
        if (members.get(path) != null) {
            return members.get(path);
        }
        for (int length = path.length() - 1; length >= 0; length--) {
            if (path.charAt(length) == '.' && members.get(path.substring(0, length)) instanceof ValueMap inner) {
                Object found = at(path.substring(length + 1), members(inner));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static Map<String, Object> members(ValueMap map) {
        Map<String, Object> members = new TreeMap<>();
        for (ValueEntry member : map.getMembers()) {
            if (member.getValue() != null) {
                members.put(member.getName(), member.getValue());
            }
        }
        return members;
    }

    static BigDecimal exact(Number number) {
        return number instanceof Double real ? new BigDecimal(real) : BigDecimal.valueOf(number.longValue());
    }

    /** A whole number of 64 bits, else the nearest real one. */
    static Number number(BigDecimal exact) {
        boolean isWhole = exact.signum() == 0 || exact.stripTrailingZeros().scale() <= 0;
        if (isWhole && exact.toBigInteger().bitLength() < Long.SIZE) {
            return exact.longValueExact();
        }
        return exact.doubleValue();
    }

    static Number mean(List<BigDecimal> numbers) {
        BigDecimal sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return number(sum.divide(BigDecimal.valueOf(numbers.size()), MathContext.DECIMAL128));
    }
}
