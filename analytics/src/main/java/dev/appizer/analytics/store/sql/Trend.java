// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import dev.appizer.analytics.question.Field;
import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.analytics.store.FlatValue;
import dev.appizer.analytics.store.QuestionFailedException;
import dev.appizer.analytics.store.TrendCell;
import dev.appizer.analytics.store.sql.Columns.Column;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers one question about a trend. */
final class Trend {

    /** More would be an answer that nobody can read, and no memory holds. */
    private static final int MOST_CELLS = 1_000_000;

    private static final int WHOLE_RANGE = -1;

    private final TrendQuestion question;
    private final Scope scope;
    private final Dialect dialect;
    private final @Nullable Query number;
    private final @Nullable Query whole;
    private final Aggregation aggregation;
    private final List<List<Column>> groups = new ArrayList<>();
    private int rows;

    Trend(TrendQuestion question, Scope scope, Dialect dialect) {
        this.question = question;
        this.scope = scope;
        this.dialect = dialect;
        this.number = number(scope, FlatValue.Type.NUMBER);
        this.whole = number(scope, FlatValue.Type.LONG);
        this.aggregation = Aggregation.of(question.measure(), whole != null, dialect);
    }

    List<TrendCell> ask(SqlSession session, Query filters) throws SQLException {
        Cells cells = new Cells();
        session.query(sql(filters), found -> {
            while (found.next()) {
                read(found, cells);
            }
        });
        return cells.list();
    }

    private Query sql(Query filters) {
        List<Query> columns = new ArrayList<>(
                List.of(BucketSql.of(question.buckets(), dialect).sql(" AS b")));
        List<String> names = new ArrayList<>();
        for (Field field : question.groupBy()) {
            List<Column> ofField = scope.columns(field);
            groups.add(ofField);
            for (Column column : ofField) {
                names.add("g" + names.size());
                columns.add(new Query().add(column.sql()).sql(" AS g" + (names.size() - 1)));
            }
        }
        columns.addAll(measured());
        return Query.of("WITH r AS (SELECT ")
                .add(Query.join(", ", columns))
                .add(scope.from())
                .sql(" AND ")
                .add(filters)
                .sql(")" + aggregation.more() + " SELECT b, " + (aggregation.isAdditive() ? "0" : "grouping(b)")
                        + ", " + groupedBy(names) + ", "
                        + String.join(
                                "", names.stream().map(name -> name + ", ").toList())
                        + aggregation.sql() + " FROM " + aggregation.source() + grouping(names));
    }

    // Whether a row is of one group: with grouping sets the row of all groups has nulls, too.
    private String groupedBy(List<String> names) {
        return names.isEmpty() || aggregation.isAdditive() ? "0" : "grouping(" + names.get(0) + ")";
    }

    private String grouping(List<String> names) {
        String all = String.join(", ", names);
        if (aggregation.isAdditive()) {
            return " GROUP BY b" + (names.isEmpty() ? "" : ", " + all);
        }
        return names.isEmpty()
                ? " GROUP BY GROUPING SETS ((b), ())"
                : " GROUP BY GROUPING SETS ((b, " + all + "), (" + all + "), ())";
    }

    private List<Query> measured() {
        if (question.measure() == Measure.USERS) {
            return List.of(scope.person().sql(" AS u"));
        } else if (!question.measure().needsProperty()) {
            return List.of();
        }
        return List.of(
                new Query()
                        .add(number == null ? Query.of("NULL::DOUBLE") : number)
                        .sql(" AS v"),
                new Query()
                        .add(whole == null ? Query.of("NULL::BIGINT") : whole)
                        .sql(" AS i"));
    }

    private @Nullable Query number(Scope scope, FlatValue.Type type) {
        @Nullable String property = question.property();
        return property == null
                ? null
                : scope.columns(new Field.Property(property, property)).stream()
                        .filter(column -> column.type() == type)
                        .map(Column::sql)
                        .findFirst()
                        .orElse(null);
    }

    private void read(FoundRows found, Cells cells) throws SQLException {
        if (++rows > MOST_CELLS) {
            throw new QuestionFailedException(
                    "There are more than " + MOST_CELLS
                            + " groups and buckets; group by something with fewer values, filter, or ask for a longer interval");
        }
        int place = 4;
        List<@Nullable Object> group = new ArrayList<>();
        for (List<Column> field : groups) {
            @Nullable Object value = null;
            for (Column column : field) {
                @Nullable Object raw = found.get(place++);
                value = raw == null ? value : ColumnValue.of(column.type(), raw);
            }
            group.add(value);
        }
        Partial value = aggregation.read(found, place);
        List<@Nullable Object> key = Collections.unmodifiableList(group);
        if (aggregation.isAdditive()) {
            cells.add(found.getInt(1), key, value);
            cells.add(WHOLE_RANGE, key, value);
            cells.add(WHOLE_RANGE, null, value);
        } else if (found.getInt(2) == 0) {
            cells.add(found.getInt(1), key, value);
        } else {
            addWhole(found.getInt(3) != 0, key, value, cells);
        }
    }

    private void addWhole(boolean ofAll, List<@Nullable Object> group, Partial value, Cells cells) {
        boolean oneGroup = groups.stream().allMatch(List::isEmpty);
        if (!ofAll) {
            cells.add(WHOLE_RANGE, group, value);
        }
        if (ofAll || oneGroup) {
            cells.add(WHOLE_RANGE, null, value);
        }
    }

    /** Cells by bucket and group, in which what belongs together is added up. */
    private static final class Cells {

        private final Map<Key, Partial> cells = new LinkedHashMap<>();

        private record Key(int bucket, @Nullable List<@Nullable Object> group) {}

        void add(int bucket, @Nullable List<@Nullable Object> group, Partial value) {
            cells.merge(new Key(bucket, group), value, Partial::plus);
        }

        List<TrendCell> list() {
            List<TrendCell> list = new ArrayList<>(cells.size());
            cells.forEach((key, value) -> {
                if (value.events() > 0) {
                    list.add(new TrendCell(key.bucket, key.group, value.result()));
                }
            });
            return list;
        }
    }
}
