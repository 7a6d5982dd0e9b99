// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.kafka;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Counts the acknowledgements of one call's events. The first failure settles it. */
final class Acknowledgement implements Callback {

    private final AtomicInteger outstanding;
    private final CompletableFuture<Void> all = new CompletableFuture<>();

    Acknowledgement(int events) {
        this.outstanding = new AtomicInteger(events);
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure != null) {
            fail(failure);
        } else if (outstanding.decrementAndGet() == 0) {
            all.complete(null);
        }
    }

    void fail(Throwable failure) {
        all.completeExceptionally(new NotAcknowledgedException(failure));
    }

    boolean hasFailed() {
        return all.isCompletedExceptionally();
    }

    /** Settled by then at the latest, with a {@link java.util.concurrent.TimeoutException} if need be. */
    CompletableFuture<Void> within(Duration limit) {
        return all.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
