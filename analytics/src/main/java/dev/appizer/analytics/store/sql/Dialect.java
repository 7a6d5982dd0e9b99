// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store.sql;

import java.sql.SQLException;
import java.util.Collection;
import java.util.OptionalInt;

/**
 * What one store says in SQL otherwise than another. In all of them there are the tables {@code e} (events: {@code name},
 * {@code time}, {@code who}, {@code received}, {@code place}, {@code message}), {@code o} (owners: {@code id},
 * {@code canonical}) and {@code p} (people: {@code id}, {@code segments}); what identifies somebody is of any one type.
 */
public interface Dialect {

    /** The table of events, or what stands for it. */
    String events();

    /** Whose identifiers are that belong to another one. */
    String owners();

    /** What is known of people. */
    String people();

    /** What has to be joined for {@link #nameText}; empty where nothing has. */
    String joinNames();

    /** The name of an event, as a text. */
    String nameText();

    /** The number by which an event's name is known; empty where nothing ever had that name. */
    OptionalInt name(SqlSession session, String text) throws SQLException;

    /** Whether an event has one of these names, of which there is one at least. */
    Query named(Collection<Integer> names);

    /** The text of the identifier that an event was sent under. */
    String identifierText();

    /** A whole number from 0 for each person among the rows of a query; small ones are best. */
    Query personNumber(Query person);

    /** A whole number that is the same for a person in every query. */
    Query personHash(Query person);

    /** The quotient of two whole numbers that are not negative. */
    String quotient(String dividend, long divisor);

    /** Whether the person is in a segment; null or false where there is no such person. */
    Query isInSegment(String segment);

    /** Whether a text begins with another one. */
    Query startsWith(Query text, String prefix);

    /** Whether a text ends with another one. */
    Query endsWith(Query text, String suffix);

    /** Whether a text has another one in it. */
    Query contains(Query text, String part);

    /** Whether a column has one of some values, which are all doubles, all longs or all texts. */
    Query isOneOf(Query column, Object[] values);

    /** The sum of 64-bit whole numbers, which may be greater than any of them can be. */
    String sum(String wholes);

    /** The least number of a column of doubles that such a share does not exceed. */
    String quantile(String column, String share);

    /** The same among doubles {@code v} and whole numbers {@code i} that no double holds. */
    ExactQuantile exactQuantile(String share);

    /**
     * The parts of a number that may be none that a double holds.
     *
     * @param columns more columns of the rows, which the others need
     * @param near the nearest double; null where there is no number
     * @param more what the number has more or less than it, as a 64-bit whole number
     */
    record ExactQuantile(String columns, String near, String more) {}
}
