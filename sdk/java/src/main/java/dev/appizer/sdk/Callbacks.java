// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs the application's code, of each message by itself: what is slow or throws there stops nothing here. It is the common
 * pool that does, or, where that has no threads, what {@link CompletableFuture} has instead.
 */
final class Callbacks {

    private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

    private final Executor executor = ForkJoinPool.getCommonPoolParallelism() > 0
            ? ForkJoinPool.commonPool()
            : new CompletableFuture<Void>().defaultExecutor();
    private final AtomicInteger running = new AtomicInteger();
    private final Object noneRuns = new Object();
    private final Consumer<Outcome.Undelivered> onUndelivered;

    Callbacks(Consumer<Outcome.Undelivered> onUndelivered) {
        this.onUndelivered = onUndelivered;
    }

    /** Whether the current thread runs a callback of any client. */
    static boolean isInside() {
        return INSIDE.get();
    }

    /** Completes the futures of messages, without waiting for it. */
    void settle(List<Settled> settled, Runnable whenAllAre) {
        AtomicInteger left = new AtomicInteger(settled.size());
        Runnable oneMore = () -> {
            if (left.decrementAndGet() == 0) {
                whenAllAre.run();
            }
        };
        // The one task makes the others, so that the thread that sends doesn't.
        run(() -> settled.forEach(each -> run(() -> complete(each, oneMore))));
        settled.forEach(this::tell);
    }

    /** Tells what the caller's future says already. */
    void tell(Settled settled) {
        if (settled.outcome() instanceof Outcome.Undelivered undelivered) {
            run(() -> onUndelivered.accept(undelivered));
        }
    }

    private static void complete(Settled settled, Runnable then) {
        CompletableFuture<Outcome> outcome = settled.message().outcome();
        // What is registered last runs first: before what the application has registered, which may take its time.
        var unused = outcome.whenComplete((done, never) -> then.run());
        outcome.complete(settled.outcome());
    }

    void run(Runnable task) {
        running.incrementAndGet();
        executor.execute(() -> {
            // Where one callback waits, its thread may run another one meanwhile.
            boolean isWithin = INSIDE.get();
            INSIDE.set(true);
            try {
                task.run();
            } finally {
                if (!isWithin) {
                    INSIDE.remove();
                }
                ended();
            }
        });
    }

    private void ended() {
        if (running.decrementAndGet() == 0) {
            synchronized (noneRuns) {
                noneRuns.notifyAll();
            }
        }
    }

    /** Waits until all that was to be run has been, but not for long; what takes longer goes on by itself. */
    void await(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (noneRuns) {
            long left = atMost.toNanos();
            while (running.get() > 0 && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(noneRuns, left);
                left = end - System.nanoTime();
            }
        }
    }
}
