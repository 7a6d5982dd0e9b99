// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question;

import java.util.Locale;

/** What is counted or computed of the events in a bucket. */
public enum Measure {
    /** How many. */
    EVENTS,
    /** Of how many people; system events are nobody's. */
    USERS,
    /** The exact sum of a property's numbers, rounded once. */
    SUM,
    /** The exact mean of a property's numbers, rounded once. */
    AVG,
    /** The least number. */
    MIN,
    /** The greatest number. */
    MAX,
    /** The least number that half of the numbers do not exceed. */
    P50,
    /** The least number that nine in ten do not exceed. */
    P90,
    /** The least number that 99 in a hundred do not exceed. */
    P99;

    /** As it is written in a question. */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a number of something, and so a whole one. */
    public boolean isCount() {
        return !needsProperty();
    }

    /** Whether it is of the numbers of a property. */
    public boolean needsProperty() {
        return compareTo(SUM) >= 0;
    }

    /** Whether nothing at all makes 0; of the others it makes no value. */
    public boolean isZeroOverNothing() {
        return compareTo(SUM) <= 0;
    }
}
