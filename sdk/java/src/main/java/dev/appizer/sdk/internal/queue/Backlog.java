// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.queue;

import dev.appizer.sdk.internal.message.Message;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages that were never tried, the oldest first, and when they are due. Its user holds a lock. */
final class Backlog {

    /** How long a body is, less what stands around the messages. A comma follows each. */
    private static final int BATCH_BYTES = 450_000 - 256;

    private static final int BATCH_MESSAGES = 1_000;

    private final Deque<Message> waiting = new ArrayDeque<>();
    private final long interval;
    private long bytes;
    private long flushedUpTo = Long.MIN_VALUE;

    Backlog(Duration flushInterval) {
        this.interval = flushInterval.toNanos();
    }

    /** Adds one; answers whether that changes when a batch is due. */
    boolean add(Message message) {
        boolean wasFull = isFull();
        waiting.add(message);
        bytes += message.json().length;
        return waiting.size() == 1 || isFull() != wasFull;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Has all messages up to the one of this number sent without waiting for others. */
    void flush(long upTo) {
        flushedUpTo = upTo;
    }

    boolean isFlushed(long upTo) {
        return flushedUpTo >= upTo;
    }

    private boolean isFull() {
        return bytes + waiting.size() >= BATCH_BYTES || waiting.size() >= BATCH_MESSAGES;
    }

    /** In how many nanoseconds a batch is due: none or less where it is; null where nothing waits. */
    @Nullable
    Long dueIn(long now) {
        @Nullable Message first = waiting.peek();
        if (first == null) {
            return null;
        }
        return isFull() || first.number() <= flushedUpTo ? 0 : first.queuedAt() + interval - now;
    }

    /** As many as there may be in a batch; they stay. */
    List<Message> next() {
        List<Message> batch = new ArrayList<>();
        long room = BATCH_BYTES;
        for (Message message : waiting) {
            room -= message.json().length + 1;
            if (batch.size() == BATCH_MESSAGES || room < 0) {
                break;
            }
            batch.add(message);
        }
        return batch;
    }

    /** Takes so many of the oldest. */
    void remove(int count) {
        for (int i = 0; i < count; i++) {
            remove();
        }
    }

    /** Takes the oldest. */
    Message remove() {
        Message oldest = waiting.remove();
        bytes -= oldest.json().length;
        return oldest;
    }

    /** Takes all. */
    List<Message> removeAll() {
        List<Message> all = List.copyOf(waiting);
        waiting.clear();
        bytes = 0;
        return all;
    }
}
