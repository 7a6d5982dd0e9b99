// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.store.FlatValue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How values lie in a row: a column for each type, a map from keys to values. Its name is the letter of the type, and a key
 * is that letter and the path, so that none is empty: an empty key is not found in a map with {@code LowCardinality} keys.
 */
final class ValueMaps {

    private ValueMaps() {}

    static String column(FlatValue.Type type) {
        return String.valueOf(type.letter());
    }

    static String key(FlatValue.Type type, String path) {
        return type.letter() + path;
    }

    /** The columns' names, in the order in which they are written. */
    static List<String> columns() {
        List<String> columns = new ArrayList<>();
        for (FlatValue.Type type : FlatValue.Type.values()) {
            columns.add(column(type));
        }
        return columns;
    }

    /** The columns of a table. */
    static String definition() {
        List<String> columns = new ArrayList<>();
        for (FlatValue.Type type : FlatValue.Type.values()) {
            columns.add(column(type) + " Map(LowCardinality(String), " + sqlType(type) + ")");
        }
        return String.join(", ", columns);
    }

    private static String sqlType(FlatValue.Type type) {
        return switch (type) {
            case BOOLEAN -> "Bool";
            case NUMBER -> "Float64";
            case LONG -> "Int64";
            case STRING, ARRAY, OBJECT -> "String";
        };
    }

    static void write(List<FlatValue> values, RowBytes row) {
        Map<FlatValue.Type, Map<String, Object>> byType = new EnumMap<>(FlatValue.Type.class);
        for (FlatValue value : values) {
            byType.computeIfAbsent(value.type(), type -> new LinkedHashMap<>())
                    .put(key(value.type(), value.path()), value.value());
        }
        for (FlatValue.Type type : FlatValue.Type.values()) {
            row.map(byType.getOrDefault(type, Map.of()), (bytes, value) -> write(type, value, bytes));
        }
    }

    private static void write(FlatValue.Type type, Object value, RowBytes row) {
        switch (type) {
            case BOOLEAN -> row.bool((Boolean) value);
            case NUMBER -> row.float64((Double) value);
            case LONG -> row.int64((Long) value);
            case STRING, ARRAY, OBJECT -> row.string((String) value);
        }
    }
}
