// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.rows;

import java.util.Comparator;

/** The order of moments of one identifier: by event time, then by stamp. */
public final class Moments {

    private static final Comparator<MomentRow> ORDER = Comparator.comparingLong(MomentRow::getEventTime)
            .thenComparingLong(MomentRow::getReceivedAt)
            .thenComparingInt(MomentRow::getPosition)
            .thenComparing(MomentRow::getMessageId);

    private Moments() {}

    static int compare(MomentRow one, MomentRow other) {
        return ORDER.compare(one, other);
    }

    /** Whether a write at one moment beats a write of the same trait at another; of two identifiers, the later text wins. */
    public static boolean beats(MomentRow one, String oneIdentifier, MomentRow other, String otherIdentifier) {
        int order = ORDER.compare(one, other);
        return order != 0 ? order > 0 : oneIdentifier.compareTo(otherIdentifier) > 0;
    }

    /** Whether a write is later than the one before by the same identifier. */
    public static boolean isLater(MomentRow one, MomentRow other) {
        return ORDER.compare(one, other) > 0;
    }
}
