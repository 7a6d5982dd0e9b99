// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.queue;

import dev.appizer.sdk.internal.message.Message;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A batch under way. */
public final class Attempt {

    private final Batch batch;
    private final int round;
    private final long deadline;
    private @Nullable CompletableFuture<?> exchange;
    private boolean isOver;

    /**
     * Makes one.
     *
     * @param round of the {@link Pause} in which it began
     * @param deadline when its answer must be there, in nanoseconds
     */
    Attempt(Batch batch, int round, long deadline) {
        this.batch = batch;
        this.round = round;
        this.deadline = deadline;
    }

    /** The messages, to be sent together. */
    public List<Message> messages() {
        return batch.messages();
    }

    Batch batch() {
        return batch;
    }

    int round() {
        return round;
    }

    long deadline() {
        return deadline;
    }

    /** Says what is under way of it, and has to be ended with it. */
    public synchronized void runs(CompletableFuture<?> asExchange) {
        exchange = asExchange;
        if (isOver) {
            exchange.cancel(true);
        }
    }

    /** Ends what is under way of it. */
    synchronized void cancel() {
        isOver = true;
        if (exchange != null) {
            exchange.cancel(true);
        }
    }
}
