// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.queue;

import dev.appizer.sdk.Closed;
import dev.appizer.sdk.Codes;
import dev.appizer.sdk.internal.message.Settled;
import dev.appizer.sdk.internal.outcome.Callbacks;
import dev.appizer.sdk.internal.settings.Checks;
import java.time.Duration;
import java.util.List;

/** Ends a client: sends what waits, for as long as there is time, and says what became of it. */
final class Closing {

    private static final Duration LONGEST = Duration.ofDays(365);

    /** How long callbacks are waited for in the end: without it, a process that ends at once would never run them. */
    private static final Duration FOR_CALLBACKS = Duration.ofSeconds(1);

    private final QueueState state;
    private final Flushes flushes;
    private final Callbacks callbacks;

    Closing(QueueState state, Flushes flushes, Callbacks callbacks) {
        this.state = state;
        this.flushes = flushes;
        this.callbacks = callbacks;
    }

    /** Closes; of several calls the one whose time is over first ends it for all. */
    Closed close(Duration timeout) {
        Duration given = Checks.given("timeout", timeout);
        Duration atMost = given.compareTo(LONGEST) > 0 ? LONGEST : given;
        boolean interrupted = !awaitOutcomes(atMost.isNegative() ? 0 : atMost.toNanos());
        Closed closed = stop();
        if (interrupted || !awaitCallbacks()) {
            Thread.currentThread().interrupt();
        }
        return closed;
    }

    /**
     * Refuses calls, and waits until all has an outcome, whether or not that was told. Answers false where the thread was
     * interrupted, which ends the waiting.
     */
    private boolean awaitOutcomes(long nanos) {
        state.lock.lock();
        try {
            state.close();
            state.sendNow();
            long left = nanos;
            while (state.messages() > 0 && left > 0) {
                left = state.room.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            return false;
        } finally {
            state.lock.unlock();
        }
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
