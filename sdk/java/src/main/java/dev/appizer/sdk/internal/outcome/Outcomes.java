// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.outcome;

import dev.appizer.sdk.Outcome;
import dev.appizer.sdk.internal.message.Settled;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Completes the futures of calls, and tells the listener of what wasn't delivered; without waiting for either. */
public final class Outcomes {

    private final Callbacks callbacks;
    private final Consumer<Outcome.Undelivered> onUndelivered;

    public Outcomes(Callbacks callbacks, Consumer<Outcome.Undelivered> onUndelivered) {
        this.callbacks = callbacks;
        this.onUndelivered = onUndelivered;
    }

    /** Completes the futures of messages, and then runs what is given. */
    public void settle(List<Settled> settled, Runnable whenAllAre) {
        AtomicInteger left = new AtomicInteger(settled.size());
        Runnable oneMore = () -> {
            if (left.decrementAndGet() == 0) {
                whenAllAre.run();
            }
        };
        // What waits holds no message: its bytes are no longer counted by the queue.
        List<Runnable> completions = settled.stream()
                .map(each -> completion(each.message().outcome(), each.outcome(), oneMore))
                .toList();
        // First, since once all futures are completed a close may wait for what runs, and no longer for what is to be
        // run.
        settled.forEach(this::tell);
        // The one task makes the others, so that the thread that sends doesn't.
        callbacks.run(() -> completions.forEach(callbacks::run));
    }

    /** Tells the listener of a message whose future is not waited for. */
    public void tell(Settled settled) {
        if (settled.outcome() instanceof Outcome.Undelivered undelivered) {
            callbacks.run(() -> onUndelivered.accept(undelivered));
        }
    }

    private static Runnable completion(CompletableFuture<Outcome> future, Outcome outcome, Runnable then) {
        return () -> {
            // What is registered last runs first: before nearly all that the application has registered, which may take
            // its time.
            var unused = future.whenComplete((done, never) -> then.run());
            future.complete(outcome);
        };
    }
}
