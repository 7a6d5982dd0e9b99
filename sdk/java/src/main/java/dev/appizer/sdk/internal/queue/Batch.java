// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.queue;

import dev.appizer.sdk.internal.message.Message;
import java.util.List;

/** Messages that are sent together, at every attempt the same ones; only where there is no room its first ones go. */
final class Batch {

    private final List<Message> messages;
    private final long firstTriedAt;
    private final long bytes;
    private int attempts;

    Batch(List<Message> messages, long firstTriedAt) {
        this.messages = List.copyOf(messages);
        this.firstTriedAt = firstTriedAt;
        this.bytes =
                messages.stream().mapToLong(message -> message.json().length).sum();
    }

    List<Message> messages() {
        return messages;
    }

    /** Those that follow its first message. A copy: a view would keep the first. */
    Batch withoutFirst() {
        Batch others = new Batch(messages.subList(1, messages.size()), firstTriedAt);
        others.attempts = attempts;
        return others;
    }

    /** How long its messages are together. */
    long bytes() {
        return bytes;
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
