// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.message;

import dev.appizer.schemas.Warning;
import java.util.ArrayList;
import java.util.List;

/** The codes of warnings, and how lists of them are made. */
public final class Warnings {

    /** A value is beyond the limits and was left out. */
    public static final String NOT_QUERYABLE = "NOT_QUERYABLE";

    /** The client's time lies too far behind the arrival. */
    public static final String FUTURE_TIMESTAMP = "FUTURE_TIMESTAMP";

    /** The client's clock was wrong and the event time was shifted. */
    public static final String CLOCK_SKEW = "CLOCK_SKEW";

    /** Something in the message could not be used and was left aside. */
    public static final String IGNORED = "IGNORED";

    private Warnings() {}

    /** A list with one more. */
    public static List<Warning> plus(List<Warning> warnings, Warning warning) {
        List<Warning> all = new ArrayList<>(warnings);
        all.add(warning);
        return all;
    }
}
