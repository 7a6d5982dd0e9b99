// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.FlatValue;
import dev.appizer.analytics.store.sql.Columns;
import dev.appizer.analytics.store.sql.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Values where {@link Slots} says that they are. */
record SlotColumns(Slots slots) implements Columns {

    @Override
    public List<Column> ofEvents(@Nullable Collection<Integer> names, String path) {
        List<Slot> there = slots.of(path).stream()
                .filter(slot -> names == null ? slot.name() != Slots.TRAITS : names.contains(slot.name()))
                .toList();
        return columns("e", path, there, names == null ? -1 : Set.copyOf(names).size());
    }

    @Override
    public List<Column> ofPeople(String path) {
        List<Slot> there = slots.of(path).stream()
                .filter(slot -> slot.name() == Slots.TRAITS)
                .toList();
        return columns("p", path, there, 1);
    }

    /** @param names how many names the rows have, all together; -1 where that is not known */
    private List<Column> columns(String rows, String path, List<Slot> there, int names) {
        List<Column> columns = new ArrayList<>();
        for (FlatValue.Type type : FlatValue.Type.values()) {
            List<Slot> ofType =
                    there.stream().filter(slot -> slot.type() == type).toList();
            if (!ofType.isEmpty() || slots.isFull()) {
                Query stored = stored(rows, path, type, ofType, names);
                columns.add(new Column(type, value(type, stored)));
            }
        }
        return columns;
    }

    /** As it is stored: a number or a text. */
    private Query stored(String rows, String path, FlatValue.Type type, List<Slot> ofType, int names) {
        Map<String, Set<Integer>> byColumn = new TreeMap<>();
        boolean more = slots.isFull();
        for (Slot slot : ofType) {
            if (slot.hasColumn()) {
                byColumn.computeIfAbsent(slot.columnName(), column -> new TreeSet<>())
                        .add(slot.name());
            } else {
                more = true;
            }
        }
        if (!more && byColumn.size() == 1 && ofType.size() == names) {
            return Query.of(rows + "." + byColumn.keySet().iterator().next());
        }
        Query beside = more ? beside(rows, path, type) : Query.of("NULL");
        if (byColumn.isEmpty()) {
            return beside;
        }
        Query cases = Query.of("CASE");
        byColumn.forEach((column, ofColumn) ->
                cases.sql(" WHEN ").add(isOneOf(rows, ofColumn)).sql(" THEN " + rows + "." + column));
        return cases.sql(" ELSE ").add(beside).sql(" END");
    }

    /** Traits have one name for all. */
    private static Query isOneOf(String rows, Set<Integer> names) {
        return rows.equals("p") ? Query.of("true") : new DuckDbDialect().named(names);
    }

    private static Query beside(String rows, String path, FlatValue.Type type) {
        String pointer = "/" + Slot.key(type, path).replace("~", "~0").replace("/", "~1");
        Query text = Query.of("json_extract_string(" + rows + ".more, ")
                .bind(pointer)
                .sql(")");
        return Slot.isNumber(type) ? Query.of("TRY_CAST(").add(text).sql(" AS DOUBLE)") : text;
    }

    private static Query value(FlatValue.Type type, Query stored) {
        return switch (type) {
            case NUMBER, STRING, ARRAY, OBJECT -> stored;
            case BOOLEAN -> Query.of("(").add(stored).sql(") = 1");
            // The column may hold the texts of another name.
            case LONG -> Query.of("TRY_CAST(").add(stored).sql(" AS BIGINT)");
        };
    }
}
