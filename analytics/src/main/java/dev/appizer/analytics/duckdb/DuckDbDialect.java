// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.sql.Dialect;
import dev.appizer.analytics.store.sql.Query;
import dev.appizer.analytics.store.sql.SqlSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

/** SQL as DuckDB has it, over the tables of {@link Schema}. */
final class DuckDbDialect implements Dialect {

    @Override
    public String events() {
        return "events";
    }

    @Override
    public String owners() {
        return "owners";
    }

    @Override
    public String people() {
        return "people";
    }

    @Override
    public String joinNames() {
        return " JOIN names n ON n.id = e.name";
    }

    @Override
    public String nameText() {
        return "n.text";
    }

    @Override
    public OptionalInt name(SqlSession session, String text) throws SQLException {
        List<Integer> ids = new ArrayList<>();
        session.query(Query.of("SELECT id FROM names WHERE text = ").bind(text), found -> {
            while (found.next()) {
                ids.add(found.getInt(1));
            }
        });
        return ids.stream().mapToInt(Integer::intValue).findFirst();
    }

    @Override
    public Query named(Collection<Integer> names) {
        List<Query> numbers = names.stream().map(name -> new Query().bind(name)).toList();
        return Query.of("e.name IN (").add(Query.join(", ", numbers)).sql(")");
    }

    @Override
    public String identifierText() {
        return "(SELECT text FROM ids WHERE ids.id = e.who)";
    }

    @Override
    public Query personNumber(Query person) {
        return person;
    }

    @Override
    public Query personHash(Query person) {
        return Query.of("(").add(person).sql(")");
    }

    @Override
    public String quotient(String dividend, long divisor) {
        return dividend + " // " + divisor;
    }

    @Override
    public Query isInSegment(String segment) {
        return Query.of("list_contains(p.segments, ").bind(segment).sql(")");
    }

    @Override
    public Query startsWith(Query text, String prefix) {
        return call("starts_with", text, prefix);
    }

    @Override
    public Query endsWith(Query text, String suffix) {
        return call("ends_with", text, suffix);
    }

    @Override
    public Query contains(Query text, String part) {
        return call("contains", text, part);
    }

    private static Query call(String function, Query text, String operand) {
        return Query.of(function + "(").add(text).sql(", ").bind(operand).sql(")");
    }

    @Override
    public Query isOneOf(Query column, Object[] values) {
        return Query.of("(")
                .add(column)
                .sql(") IN (SELECT unnest(")
                .bind(values)
                .sql("))");
    }

    @Override
    public String sum(String wholes) {
        return "sum(" + wholes + ")";
    }

    @Override
    public String quantile(String column, String share) {
        return "quantile_disc(" + column + ", " + share + ")";
    }

    /** In order by the nearest double, and among those of one double by what they have more or less than it. */
    @Override
    public ExactQuantile exactQuantile(String share) {
        String quantile = quantile("n", share);
        return new ExactQuantile(
                "CASE WHEN v IS NOT NULL THEN {'near': v, 'more': 0::BIGINT}"
                        + " WHEN i IS NOT NULL THEN {'near': i::DOUBLE, 'more': (i::HUGEINT - i::DOUBLE::HUGEINT)::BIGINT}"
                        + " END AS n",
                "(" + quantile + ").near",
                "(" + quantile + ").more");
    }
}
