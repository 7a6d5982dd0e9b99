// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.FlatValue;
import dev.appizer.analytics.store.sql.Columns;
import dev.appizer.analytics.store.sql.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values inside VARIANTs, under keys that {@link Props} gives them. */
record VariantColumns(Paths paths) implements Columns {

    @Override
    public List<Column> ofEvents(@Nullable Collection<Integer> names, String path) {
        return extract("e.props", path, names == null ? paths.ofAny(path) : paths.of(names, path));
    }

    @Override
    public List<Column> ofPeople(String path) {
        return extract("p.traits", path, paths.of(List.of(Paths.TRAITS), path));
    }

    private static List<Column> extract(String from, String path, Set<FlatValue.Type> types) {
        List<Column> columns = new ArrayList<>();
        for (FlatValue.Type type : types) {
            Query value = Query.of("TRY_CAST(variant_extract(" + from + ", ")
                    .bind(Props.key(type, path))
                    .sql(") AS " + sqlType(type) + ")");
            columns.add(new Column(type, value));
        }
        return columns;
    }

    private static String sqlType(FlatValue.Type type) {
        return switch (type) {
            case BOOLEAN -> "BOOLEAN";
            case NUMBER -> "DOUBLE";
            case LONG -> "BIGINT";
            case STRING, ARRAY, OBJECT -> "VARCHAR";
        };
    }
}
