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

    /** A server takes 128 KB in a field, unless it is told otherwise; a character may be three bytes. */
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
            return place("Int64", value.toString());
        } else if (value instanceof Double real) {
            return "reinterpretAsFloat64(" + place("Int64", String.valueOf(Double.doubleToRawLongBits(real))) + ")";
        } else if (value instanceof Double[] reals) {
            Stream<String> bits = Stream.of(reals).map(real -> String.valueOf(Double.doubleToRawLongBits(real)));
            return "arrayMap(bits -> reinterpretAsFloat64(bits), " + list("Int64", bits.toList()) + ")";
        } else if (value instanceof Long[] wholes) {
            return list("Int64", Stream.of(wholes).map(String::valueOf).toList());
        } else if (value instanceof String[] texts) {
            return texts(texts);
        }
        return text((String) value);
    }

    private String place(String type, String value) {
        String name = "p" + values.size();
        values.put(name, value);
        return "{" + name + ":" + type + "}";
    }

    private String text(String value) {
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from == 0 || from < value.length(); ) {
            int to = Math.min(value.length(), from + LONGEST);
            boolean splitsPair = to < value.length() && Character.isHighSurrogate(value.charAt(to - 1));
            int end = splitsPair ? to - 1 : to;
            pieces.add(place("String", escaped(value.substring(from, end))));
            from = Math.max(end, 1);
        }
        return pieces.size() == 1 ? pieces.get(0) : "concat(" + String.join(", ", pieces) + ")";
    }

    private String texts(String[] texts) {
        List<String> lists = new ArrayList<>();
        List<String> quoted = new ArrayList<>();
        for (String text : texts) {
            if (text.length() > LONGEST) {
                lists.add("[" + text(text) + "]");
            } else {
                quoted.add("'" + escaped(text) + "'");
            }
        }
        lists.add(list("String", quoted));
        return concatenated(lists);
    }

    private String list(String type, List<String> elements) {
        List<String> lists = new ArrayList<>();
        StringBuilder list = new StringBuilder();
        for (String element : elements) {
            if (list.length() + element.length() > LONGEST && !list.isEmpty()) {
                lists.add(place("Array(" + type + ")", "[" + list + "]"));
                list.setLength(0);
            }
            list.append(list.isEmpty() ? "" : ",").append(element);
        }
        lists.add(place("Array(" + type + ")", "[" + list + "]"));
        return concatenated(lists);
    }

    private static String concatenated(List<String> lists) {
        return lists.size() == 1 ? lists.get(0) : "arrayConcat(" + String.join(", ", lists) + ")";
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            switch (character) {
                case '\\' -> escaped.append("\\\\");
                case '\'' -> escaped.append("\\'");
                case '\t' -> escaped.append("\\t");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\0' -> escaped.append("\\0");
                default -> escaped.append(character);
            }
        }
        return escaped.toString();
    }
}
