// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.store.sql.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is bound to a query, as query parameters of the server: the text names a place and a type for each, and nothing of
 * the value. A value that is too long for a field of a form is cut into several.
 */
final class Parameters {

    /** A server takes 128 KB in a field, unless it is told otherwise; a character may be three bytes, or be escaped. */
    private static final int LONGEST = 40_000;

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> values = new LinkedHashMap<>();

    Parameters(Query query) {
        String sql = query.text();
        int from = 0;
        for (Object value : query.bound()) {
            int mark = sql.indexOf('?', from);
            text.append(sql, from, mark).append(expression(value));
            from = mark + 1;
        }
        text.append(sql, from, sql.length());
    }

    /** The statement. */
    String text() {
        return text.toString();
    }

    /** By the names of the places. */
    Map<String, Object> values() {
        return values;
    }

    private String expression(Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return place("Int64", value);
        } else if (value instanceof Double real) {
            // Its bits, since a text may be read as another number.
            return "reinterpretAsFloat64(" + place("Int64", Double.doubleToRawLongBits(real)) + ")";
        } else if (value instanceof Double[] reals) {
            List<Long> bits = Stream.of(reals).map(Double::doubleToRawLongBits).toList();
            return "arrayMap(bits -> reinterpretAsFloat64(bits), " + list("Int64", bits) + ")";
        } else if (value instanceof Long[] wholes) {
            return list("Int64", List.of(wholes));
        } else if (value instanceof String[] texts) {
            return texts(texts);
        }
        return text((String) value);
    }

    private String place(String type, Object value) {
        String name = "p" + values.size();
        values.put(name, value);
        return "{" + name + ":" + type + "}";
    }

    private String text(String value) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        do {
            int to = Math.min(value.length(), from + LONGEST);
            boolean splitsPair = to < value.length() && Character.isHighSurrogate(value.charAt(to - 1));
            int end = splitsPair ? to - 1 : to;
            pieces.add(place("String", value.substring(from, end)));
            from = end;
        } while (from < value.length());
        return joined("concat", pieces);
    }

    private String texts(String[] texts) {
        List<String> lists = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String text : texts) {
            if (text.length() > LONGEST) {
                lists.add("[" + text(text) + "]");
            } else {
                others.add(text);
            }
        }
        lists.add(list("String", others));
        return joined("arrayConcat", lists);
    }

    private String list(String type, List<?> elements) {
        List<String> lists = new ArrayList<>();
        List<Object> list = new ArrayList<>();
        int length = 0;
        for (Object element : elements) {
            int more = element.toString().length() + 3;
            if (length + more > LONGEST && !list.isEmpty()) {
                lists.add(place("Array(" + type + ")", list));
                list = new ArrayList<>();
                length = 0;
            }
            list.add(element);
            length += more;
        }
        lists.add(place("Array(" + type + ")", list));
        return joined("arrayConcat", lists);
    }

    private static String joined(String function, List<String> parts) {
        return parts.size() == 1 ? parts.get(0) : function + "(" + String.join(", ", parts) + ")";
    }
}
