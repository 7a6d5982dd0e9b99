// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question;

import java.util.Locale;

/** How long a bucket of a series is; weeks begin on Monday. */
public enum Interval {
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH;

    /** As it is written in a question. */
    public String jsonName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
