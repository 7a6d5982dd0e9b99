// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import dev.appizer.analytics.question.Measure;
import dev.appizer.analytics.store.NormalValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How a measure is taken of rows {@code r} that have the columns {@code u} (the person), or {@code v} (a number as a double)
 * and {@code i} (a whole number that no double holds).
 */
sealed interface Aggregation {

    /**
     * How a measure is taken.
     *
     * @param longs whether the property may have numbers that no double holds
     */
    static Aggregation of(Measure measure, boolean longs, Dialect dialect) {
        return switch (measure) {
            case EVENTS -> new Events();
            case USERS -> new Whole("count(DISTINCT u)");
            case SUM -> new Sum(false, dialect);
            case AVG -> new Sum(true, dialect);
            case MIN -> new Extreme("min", -1);
            case MAX -> new Extreme("max", 1);
            case P50 -> quantile("0.5", longs, dialect);
            case P90 -> quantile("0.9", longs, dialect);
            case P99 -> quantile("0.99", longs, dialect);
        };
    }

    private static Aggregation quantile(String share, boolean longs, Dialect dialect) {
        return longs ? new ExactQuantile(dialect.exactQuantile(share)) : new Whole(dialect.quantile("v", share));
    }

    /** Whether that of some events and that of others make that of all. */
    default boolean isAdditive() {
        return true;
    }

    /** Common table expressions beside r. */
    default String more() {
        return "";
    }

    /** Which of them is aggregated. */
    default String source() {
        return "r";
    }

    /** The aggregates; the first is how many events. */
    String sql();

    /** Reads them, from a column on. */
    Partial read(FoundRows found, int place) throws SQLException;

    /** How many. */
    record Events() implements Aggregation {
        @Override
        public String sql() {
            return "count(*)";
        }

        @Override
        public Partial read(FoundRows found, int place) throws SQLException {
            return new Partial.Count(found.getLong(place));
        }
    }

    /** What has to be asked for of each group and bucket and of all of them. */
    record Whole(String aggregate) implements Aggregation {

        @Override
        public boolean isAdditive() {
            return false;
        }

        @Override
        public String sql() {
            return "count(*), " + aggregate;
        }

        @Override
        public Partial read(FoundRows found, int place) throws SQLException {
            @Nullable Object result = found.get(place + 1);
            return new Partial.Final(
                    found.getLong(place), result instanceof Double real ? NormalValue.number(real) : result);
        }
    }

    /**
     * The least number that such a share does not exceed, where there are numbers that no double holds: in order by the
     * nearest double, and among those of one double by what they have more or less than it.
     */
    record ExactQuantile(Dialect.ExactQuantile quantile) implements Aggregation {
        @Override
        public boolean isAdditive() {
            return false;
        }

        @Override
        public String more() {
            return ", q AS (SELECT *, " + quantile.columns() + " FROM r)";
        }

        @Override
        public String source() {
            return "q";
        }

        @Override
        public String sql() {
            return "count(*), " + quantile.near() + ", " + quantile.more();
        }

        @Override
        public Partial read(FoundRows found, int place) throws SQLException {
            @Nullable Double near = (Double) found.get(place + 1);
            if (near == null) {
                return new Partial.Final(found.getLong(place), null);
            }
            long more = found.getLong(place + 2);
            // Of what is more or less than a double, the whole is a 64-bit integer.
            Number exact = more == 0
                    ? NormalValue.number(near)
                    : (Number)
                            new BigDecimal(near).add(BigDecimal.valueOf(more)).longValueExact();
            return new Partial.Final(found.getLong(place), exact);
        }
    }

    /** The least or the greatest. */
    record Extreme(String function, int sign) implements Aggregation {
        @Override
        public String sql() {
            return "count(*), " + function + "(v), " + function + "(i)";
        }

        @Override
        public Partial read(FoundRows found, int place) throws SQLException {
            @Nullable Double real = (Double) found.get(place + 1);
            @Nullable Long whole = (Long) found.get(place + 2);
            @Nullable Number number = real == null ? null : NormalValue.number(real);
            return new Partial.Extreme(found.getLong(place), Partial.Extreme.further(number, whole, sign), sign);
        }
    }

    /**
     * The exact sum, whatever the order in which threads come to the rows: each double is cut into a whole number and two
     * of 62 binary digits behind the point, which are summed as integers. The few that are too great or too small for
     * that are listed.
     */
    record Sum(boolean mean, Dialect dialect) implements Aggregation {

        private static final int DIGITS = 62;
        private static final String SCALE = "4611686018427387904.0";
        private static final BigDecimal SCALED = new BigDecimal(BigInteger.ONE.shiftLeft(DIGITS));

        @Override
        public String more() {
            return ", s AS (SELECT *, abs(v) < " + SCALE + " AS fits, (v - trunc(v)) * " + SCALE + " AS f FROM r),"
                    + " t AS (SELECT *, (f - trunc(f)) * " + SCALE + " AS h FROM s)";
        }

        @Override
        public String source() {
            return "t";
        }

        @Override
        public String sql() {
            return "count(*), count(v) + count(i), " + sum("trunc(v)") + ", " + sum("trunc(f)") + ", " + sum("trunc(h)")
                    + ", " + dialect.sum("i")
                    + ", array_agg(v) FILTER (WHERE NOT fits), array_agg(h - trunc(h)) FILTER (WHERE fits AND h <> trunc(h))";
        }

        private String sum(String whole) {
            return dialect.sum("CASE WHEN fits THEN CAST(" + whole + " AS BIGINT) END");
        }

        @Override
        public Partial read(FoundRows found, int place) throws SQLException {
            BigDecimal sum = whole(found, place + 2)
                    .add(whole(found, place + 3).divide(SCALED))
                    .add(whole(found, place + 4).divide(SCALED).divide(SCALED))
                    .add(whole(found, place + 5))
                    .add(listed(found, place + 6))
                    .add(listed(found, place + 7).divide(SCALED).divide(SCALED));
            return new Partial.Sum(found.getLong(place), sum, found.getLong(place + 1), mean);
        }

        private static BigDecimal whole(FoundRows found, int place) throws SQLException {
            @Nullable Object sum = found.get(place);
            return sum == null ? BigDecimal.ZERO : new BigDecimal(sum.toString());
        }

        private static BigDecimal listed(FoundRows found, int place) throws SQLException {
            BigDecimal sum = BigDecimal.ZERO;
            for (double real : found.getDoubles(place)) {
                sum = sum.add(new BigDecimal(real));
            }
            return sum;
        }
    }
}
