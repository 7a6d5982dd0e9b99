// SPDX-License-Identifier: Apache-2.0
package dev.appizer.model;

import java.util.Comparator;

/**
 * When a message happened and its stamp: the order of all messages.
 *
 * @param eventTime microseconds since the epoch
 */
public record Moment(long eventTime, Stamp stamp) implements Comparable<Moment> {

    private static final Comparator<Moment> ORDER =
            Comparator.comparingLong(Moment::eventTime).thenComparing(Moment::stamp);

    @Override
    public int compareTo(Moment other) {
        return ORDER.compare(this, other);
    }
}
