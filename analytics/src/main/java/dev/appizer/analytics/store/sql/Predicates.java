// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import dev.appizer.analytics.question.FieldFilter;
import dev.appizer.analytics.store.FlatValue;
import dev.appizer.analytics.store.QuestionFailedException;
import dev.appizer.analytics.store.sql.Columns.Column;
import dev.appizer.filter.value.ValueTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Filters as SQL. What SQL can say exactly it says ({@link ExactSql}). For all else the filter itself judges the different values
 * that there are, and SQL gets those that pass: so there is one evaluator, here as in segments.
 */
final class Predicates {

    private static final int MOST_VALUES = 1_000_000;

    private final SqlSession session;
    private final long now;

    /** @param now in microseconds since the epoch */
    Predicates(SqlSession session, long now) {
        this.session = session;
        this.now = now;
    }

    /** All of the filters. */
    Query all(Scope scope, List<FieldFilter> filters) throws SQLException {
        List<Query> parts = new ArrayList<>();
        for (FieldFilter filter : filters) {
            parts.add(one(scope, filter));
        }
        return parts.isEmpty() ? Query.of("true") : Query.join(" AND ", parts);
    }

    private Query one(Scope scope, FieldFilter filter) throws SQLException {
        List<Query> ways = new ArrayList<>();
        List<Query> columns = new ArrayList<>();
        for (Column column : scope.columns(filter.field())) {
            columns.add(column.sql());
            way(scope, filter, column).ifPresent(ways::add);
        }
        if (holds(filter.test(), null)) {
            ways.add(
                    columns.isEmpty()
                            ? Query.of("true")
                            : Query.join(
                                    " AND ",
                                    columns.stream().map(Predicates::isNull).toList()));
        }
        return ways.isEmpty()
                ? Query.of("false")
                : Query.of("(")
                        .add(Query.join(
                                " OR ",
                                ways.stream()
                                        .map(way ->
                                                Query.of("coalesce(").add(way).sql(", false)"))
                                        .toList()))
                        .sql(")");
    }

    private static Query isNull(Query column) {
        return Query.of("(").add(column).sql(") IS NULL");
    }

    private boolean holds(ValueTest test, @Nullable Object value) {
        return test.when(value).contains(now);
    }

    /** When a value of the column's type passes; empty where none does. */
    private Optional<Query> way(Scope scope, FieldFilter filter, Column column) throws SQLException {
        if (column.type() == FlatValue.Type.BOOLEAN) {
            return bool(holds(filter.test(), true), holds(filter.test(), false), column.sql());
        }
        Optional<Query> exact = new ExactSql(column, session.dialect()).of(filter.test());
        return exact.isPresent() ? exact : Optional.of(judged(scope, filter, column));
    }

    private static Optional<Query> bool(boolean ofTrue, boolean ofFalse, Query column) {
        if (ofTrue) {
            return Optional.of(ofFalse ? Query.of("(").add(column).sql(") IS NOT NULL") : column);
        }
        return ofFalse ? Optional.of(Query.of("NOT (").add(column).sql(")")) : Optional.empty();
    }

    private Query judged(Scope scope, FieldFilter filter, Column column) throws SQLException {
        Scope source = scope.fresh();
        Query value = source.columns(filter.field()).stream()
                .filter(same -> same.type() == column.type())
                .findFirst()
                .orElseThrow()
                .sql();
        Query different = Query.of("SELECT DISTINCT ").add(value).add(source.from());
        List<Object> passing = new ArrayList<>();
        session.query(different, found -> {
            int seen = 0;
            while (found.next()) {
                Object raw = found.get(1);
                if (raw != null && holds(filter.test(), ColumnValue.of(column.type(), raw))) {
                    passing.add(raw);
                }
                if (++seen > MOST_VALUES) {
                    throw new QuestionFailedException(
                            "The filter on " + filter.field().name() + " would have to judge more than " + MOST_VALUES
                                    + " different values; ask about less time, or with another operator");
                }
            }
        });
        return session.dialect().isOneOf(column.sql(), array(column.type(), passing));
    }

    private static Object[] array(FlatValue.Type type, List<Object> values) {
        return switch (type) {
            case NUMBER -> values.toArray(Double[]::new);
            case LONG -> values.toArray(Long[]::new);
            default -> values.toArray(String[]::new);
        };
    }
}
