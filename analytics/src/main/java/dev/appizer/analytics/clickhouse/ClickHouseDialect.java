// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.clickhouse;

import dev.appizer.analytics.store.sql.Dialect;
import dev.appizer.analytics.store.sql.Query;
import dev.appizer.analytics.store.sql.SqlSession;
import java.util.Collection;
import java.util.OptionalInt;

/**
 * SQL as ClickHouse has it, over the tables of {@link Schema}.
 *
 * @param batch the last one that is seen
 */
record ClickHouseDialect(Seen seen, long batch) implements Dialect {

    @Override
    public String events() {
        return "(SELECT name, time, nullIf(who, '') AS who, received, place, message, "
                + String.join(", ", ValueMaps.columns()) + " FROM events FINAL WHERE batch <= " + batch + ")";
    }

    @Override
    public String owners() {
        return "(SELECT id, argMax(owner, batch) AS canonical FROM owners WHERE batch <= " + batch
                + " GROUP BY id HAVING canonical <> '')";
    }

    @Override
    public String people() {
        return "(SELECT id, segments, " + String.join(", ", ValueMaps.columns()) + " FROM people WHERE batch <= "
                + batch + " ORDER BY batch DESC LIMIT 1 BY id)";
    }

    @Override
    public String joinNames() {
        return "";
    }

    @Override
    public String nameText() {
        return "toString(e.name)";
    }

    @Override
    public OptionalInt name(SqlSession session, String text) {
        return seen.find(text);
    }

    @Override
    public Query named(Collection<Integer> names) {
        return Query.of("e.name IN ").bind(names.stream().map(seen::name).toArray(String[]::new));
    }

    @Override
    public String identifierText() {
        return "assumeNotNull(e.who)";
    }

    /** Of people who are known by a text: their place in its order. */
    @Override
    public Query personNumber(Query person) {
        return Query.of("dense_rank() OVER (ORDER BY ").add(person).sql(") - 1");
    }

    @Override
    public Query personHash(Query person) {
        return Query.of("cityHash64(").add(person).sql(")");
    }

    @Override
    public String quotient(String dividend, long divisor) {
        return "intDiv(" + dividend + ", " + divisor + ")";
    }

    @Override
    public Query isInSegment(String segment) {
        return Query.of("CAST(has(p.segments, ").bind(segment).sql(") AS Bool)");
    }

    @Override
    public Query startsWith(Query text, String prefix) {
        return Query.of("startsWith(").add(text).sql(", ").bind(prefix).sql(")");
    }

    @Override
    public Query endsWith(Query text, String suffix) {
        return Query.of("endsWith(").add(text).sql(", ").bind(suffix).sql(")");
    }

    @Override
    public Query contains(Query text, String part) {
        return Query.of("(position(").add(text).sql(", ").bind(part).sql(") > 0)");
    }

    @Override
    public Query isOneOf(Query column, Object[] values) {
        return Query.of("(").add(column).sql(") IN ").bind(values);
    }

    @Override
    public String sum(String wholes) {
        return "sum(toInt128(" + wholes + "))";
    }

    /** With weights, it is the nearest rank; without, ClickHouse's own idea of it. */
    @Override
    public String quantile(String column, String share) {
        return "quantileExactWeighted(" + share + ")(" + column + ", 1)";
    }

    @Override
    public ExactQuantile exactQuantile(String share) {
        String sorted = "arraySort(groupArrayIf(n, isNumber))";
        String rank = "intDiv(countIf(isNumber) * toUInt64(" + share + " * 100) + 99, 100)";
        String found = "if(countIf(isNumber) = 0, NULL, tupleElement(" + sorted + "[" + rank + "], ";
        return new ExactQuantile(
                "v IS NOT NULL OR i IS NOT NULL AS isNumber, (ifNull(v, toFloat64(ifNull(i, 0))),"
                        + " if(v IS NULL, toInt64(toInt128(ifNull(i, 0)) - toInt128(toFloat64(ifNull(i, 0)))), 0)) AS n",
                found + "1))",
                found + "2))");
    }
}
