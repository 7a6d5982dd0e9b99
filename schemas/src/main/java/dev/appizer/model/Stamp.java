// SPDX-License-Identifier: Apache-2.0
package dev.appizer.model;

import java.util.Comparator;

/**
 * The stamp of a message: given once by the gateway, kept on every re-drive, and with the event time the order of all
 * messages.
 *
 * @param receivedAt microseconds since the epoch, strictly increasing within a gateway instance
 * @param position the message's place in its call
 * @param messageId the idempotency key
 * @param sender the text of the sender's identifier
 */
public record Stamp(long receivedAt, int position, String messageId, String sender) implements Comparable<Stamp> {

    private static final Comparator<Stamp> ORDER = Comparator.comparingLong(Stamp::receivedAt)
            .thenComparingInt(Stamp::position)
            .thenComparing(Stamp::messageId)
            .thenComparing(Stamp::sender);

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }
}
