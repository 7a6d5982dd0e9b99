// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.queue;

import dev.appizer.sdk.internal.message.Message;
import java.util.List;

/** Messages that are sent together, at every attempt the same ones. */
final class Batch {

    private final List<Message> messages;
    private final long firstTriedAt;
    private int attempts;

    Batch(List<Message> messages, long firstTriedAt) {
        this.messages = List.copyOf(messages);
        this.firstTriedAt = firstTriedAt;
    }

    List<Message> messages() {
        return messages;
    }

    /** The number of its first message: the order of batches. */
    long number() {
        return messages.get(0).number();
    }

    long firstTriedAt() {
        return firstTriedAt;
    }

    /** Counts an attempt; answers whether it is another one than the first. */
    boolean tryOnceMore() {
        attempts++;
        return attempts > 1;
    }
}
