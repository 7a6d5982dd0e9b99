// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.Comparator;

/**
 * Where an event stands among others: by its time, then by its stamp.
 *
 * @param eventTime microseconds since the epoch
 * @param receivedAt the same; the rest of the stamp follows
 */
public record EventPlace(long eventTime, long receivedAt, int position, String messageId, String identifier)
        implements Comparable<EventPlace> {

    private static final Comparator<EventPlace> ORDER = Comparator.comparingLong(EventPlace::eventTime)
            .thenComparingLong(EventPlace::receivedAt)
            .thenComparingInt(EventPlace::position)
            .thenComparing(EventPlace::messageId)
            .thenComparing(EventPlace::identifier);

    @Override
    public int compareTo(EventPlace other) {
        return ORDER.compare(this, other);
    }
}
