// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import dev.appizer.analytics.store.FlatValue;
import dev.appizer.analytics.store.sql.Columns.Column;
import dev.appizer.filter.value.Between;
import dev.appizer.filter.value.Compared;
import dev.appizer.filter.value.Contains;
import dev.appizer.filter.value.EndsWith;
import dev.appizer.filter.value.EqualTo;
import dev.appizer.filter.value.Exists;
import dev.appizer.filter.value.Numbers;
import dev.appizer.filter.value.OneOf;
import dev.appizer.filter.value.Opposite;
import dev.appizer.filter.value.StartsWith;
import dev.appizer.filter.value.ValueTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tests of strings and of numbers that a double holds, where SQL says the same: equality, parts of strings, and the order of
 * numbers. Not the order of strings, which goes by UTF-16 code units.
 */
record ExactSql(Column column, Dialect dialect) {

    /** The condition; empty where SQL can't say it. */
    Optional<Query> of(ValueTest test) {
        if (column.type() != FlatValue.Type.STRING && column.type() != FlatValue.Type.NUMBER) {
            return Optional.empty();
        }
        if (test instanceof Exists) {
            return Optional.of(value().sql(" IS NOT NULL"));
        } else if (test instanceof EqualTo equal) {
            return Optional.of(oneOf(List.of(equal.operand())));
        } else if (test instanceof OneOf one) {
            return Optional.of(oneOf(one.operands()));
        } else if (test instanceof Opposite opposite) {
            return of(opposite.test())
                    .map(same -> value().sql(" IS NOT NULL AND NOT (").add(same).sql(")"));
        }
        return column.type() == FlatValue.Type.STRING ? ofString(test) : ofNumber(test);
    }

    private Query value() {
        return Query.of("(").add(column.sql()).sql(")");
    }

    private Query oneOf(List<Object> operands) {
        List<Query> same = new ArrayList<>();
        for (Object operand : operands) {
            if (column.type() == FlatValue.Type.STRING && operand instanceof String text) {
                same.add(value().sql(" = ").bind(text));
            } else if (column.type() == FlatValue.Type.NUMBER && operand instanceof Number number && isDouble(number)) {
                same.add(value().sql(" = ").bind(number.doubleValue()));
            }
        }
        // Of a missing value it is unknown, as of any other.
        return same.isEmpty()
                ? value().sql(" IS NULL AND NULL")
                : Query.of("(").add(Query.join(" OR ", same)).sql(")");
    }

    private Optional<Query> ofString(ValueTest test) {
        if (test instanceof StartsWith starts) {
            return Optional.of(dialect.startsWith(column.sql(), starts.prefix()));
        } else if (test instanceof EndsWith ends) {
            return Optional.of(dialect.endsWith(column.sql(), ends.suffix()));
        } else if (test instanceof Contains contains && contains.operand() instanceof String part) {
            return Optional.of(dialect.contains(column.sql(), part));
        }
        return Optional.empty();
    }

    private Optional<Query> ofNumber(ValueTest test) {
        if (test instanceof Compared compared && compared.bound() instanceof Number bound) {
            return Optional.of(
                    switch (compared.side()) {
                        case ABOVE -> value().sql(" > ").bind(below(bound));
                        case NOT_BELOW -> value().sql(" >= ").bind(above(bound));
                        case BELOW -> value().sql(" < ").bind(above(bound));
                        case NOT_ABOVE -> value().sql(" <= ").bind(below(bound));
                    });
        } else if (test instanceof Between between
                && between.low() instanceof Number low
                && between.high() instanceof Number high) {
            return Optional.of(
                    value().sql(" BETWEEN ").bind(above(low)).sql(" AND ").bind(below(high)));
        }
        return Optional.empty();
    }

    private static boolean isDouble(Number number) {
        return below(number) == above(number);
    }

    /** The greatest double that is not above a number. */
    private static double below(Number number) {
        double near = number.doubleValue();
        return compare(near, number) > 0 ? Math.nextDown(near) : near;
    }

    /** The least double that is not below a number. */
    private static double above(Number number) {
        double near = number.doubleValue();
        return compare(near, number) < 0 ? Math.nextUp(near) : near;
    }

    private static int compare(double near, Number number) {
        return Numbers.compare(near, number);
    }
}
