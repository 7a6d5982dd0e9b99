// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs the application's code, of each message by itself: what is slow or throws there stops nothing here. It has threads of
 * its own, of which there are none while there is nothing to run: those of the common pool are as few as one, and one callback
 * of anybody that waits would hold up all outcomes.
 */
final class Callbacks {

    static final String THREAD = "appizer-sdk-callback";

    private static final int THREADS = 8;
    private static final int THREADS_WHERE_SOME_WAIT = 256;
    private static final int IDLE_MILLIS = 200;

    private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

    private final Executor executor = new ForkJoinPool(
            THREADS,
            Callbacks::thread,
            null,
            true,
            0,
            THREADS_WHERE_SOME_WAIT,
            1,
            saturated -> true,
            IDLE_MILLIS,
            TimeUnit.MILLISECONDS);
    private final AtomicInteger running = new AtomicInteger();
    private final Object noneRuns = new Object();
    private final Consumer<Outcome.Undelivered> onUndelivered;

    Callbacks(Consumer<Outcome.Undelivered> onUndelivered) {
        this.onUndelivered = onUndelivered;
    }

    private static ForkJoinWorkerThread thread(ForkJoinPool pool) {
        ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        thread.setName(THREAD);
        return thread;
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
        // First, since once all futures are completed a close may wait for what runs, and no longer for what is to be
        // run.
        settled.forEach(this::tell);
        // The one task makes the others, so that the thread that sends doesn't.
        run(() -> settled.forEach(each -> run(() -> complete(each, oneMore))));
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
