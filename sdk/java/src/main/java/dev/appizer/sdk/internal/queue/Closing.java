// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.queue;

import dev.appizer.sdk.Closed;
import dev.appizer.sdk.Codes;
import dev.appizer.sdk.internal.message.Settled;
import dev.appizer.sdk.internal.outcome.Callbacks;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends a client: sends what waits, for as long as there is time, and says what became of it. */
final class Closing {

    private static final Duration LONGEST = Duration.ofDays(365);

    /** How long callbacks are waited for in the end: without it, a process that ends at once would never run them. */
    private static final Duration FOR_CALLBACKS = Duration.ofSeconds(1);

    private final QueueState state;
    private final Flushes flushes;
    private final Callbacks callbacks;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Closed> report = new CompletableFuture<>();

    Closing(QueueState state, Flushes flushes, Callbacks callbacks) {
        this.state = state;
        this.flushes = flushes;
        this.callbacks = callbacks;
    }

    /** The first call closes; the others wait for it. */
    Closed close(Duration timeout) {
        if (begun.compareAndSet(false, true)) {
            refuseCalls();
            boolean interrupted = !awaitOutcomes(timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout);
            report.complete(stop());
            if (interrupted || !awaitCallbacks()) {
                Thread.currentThread().interrupt();
            }
        }
        return report.join();
    }

    private void refuseCalls() {
        state.lock.lock();
        try {
            state.close();
        } finally {
            state.lock.unlock();
        }
    }

    /** Answers false where the thread was interrupted, which ends the waiting. */
    private boolean awaitOutcomes(Duration timeout) {
        try {
            flushes.flush().get(Math.max(0, timeout.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // What has no outcome now gets it from stop().
        } catch (ExecutionException e) {
            throw new IllegalStateException("A flush never fails", e);
        } catch (InterruptedException e) {
            return false;
        }
        return true;
    }

    private boolean awaitCallbacks() {
        try {
            if (!Callbacks.isInside()) {
                callbacks.await(FOR_CALLBACKS);
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private Closed stop() {
        List<Settled> left;
        List<Attempt> underWay;
        Closed closed;
        state.lock.lock();
        try {
            underWay = List.copyOf(state.underWay);
            left = state.removeAll().stream()
                    .map(message -> message.undelivered(Codes.NOT_DELIVERED, "The time to close was over"))
                    .toList();
            flushes.release(left);
            state.stop();
            closed = state.report();
        } finally {
            state.lock.unlock();
        }
        underWay.forEach(Attempt::cancel);
        flushes.tell(left);
        return closed;
    }
}
