// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import dev.appizer.testing.history.Message;
import java.util.Comparator;

/**
 * What orders messages of the same event time: given once by the gateway, kept on every re-drive.
 *
 * @param receivedAt microseconds since 1970
 * @param position in its call
 * @param sender the sender's identifier, or the message id where there is none
 */
public record Stamp(long receivedAt, int position, String messageId, String sender) implements Comparable<Stamp> {

    private static final Comparator<Stamp> ORDER = Comparator.comparingLong(Stamp::receivedAt)
            .thenComparingInt(Stamp::position)
            .thenComparing(Stamp::messageId)
            .thenComparing(Stamp::sender);

    static Stamp of(Message message) {
        return new Stamp(
                message.receivedAt(), message.position(), message.call().messageId(), Ids.sender(message.call()));
    }

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }
}
