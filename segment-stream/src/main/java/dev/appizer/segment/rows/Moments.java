// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.rows;

import dev.appizer.model.Moment;
import dev.appizer.model.Stamp;

/** Rows of moments, which are kept without the identifier that they belong to. */
public final class Moments {

    private Moments() {}

    public static Moment of(MomentRow row, String identifier) {
        return new Moment(
                row.getEventTime(), new Stamp(row.getReceivedAt(), row.getPosition(), row.getMessageId(), identifier));
    }

    /** The order of two moments of the same identifier. */
    static int compare(MomentRow one, MomentRow other) {
        return of(one, "").compareTo(of(other, ""));
    }

    /** Whether a write is later than the one before by the same identifier. */
    static boolean isLater(MomentRow one, MomentRow other) {
        return compare(one, other) > 0;
    }
}
