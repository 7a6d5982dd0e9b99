// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.outcome;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs the application's code, of each message by itself: what is slow or throws there stops nothing here. It has threads of
 * its own, of which there are none while there is nothing to run: those of the common pool are as few as one, and one callback
 * of anybody that waits would hold up all outcomes.
 */
public final class Callbacks {

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

    private static ForkJoinWorkerThread thread(ForkJoinPool pool) {
        ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        thread.setName(THREAD);
        return thread;
    }

    /** Whether the current thread runs a callback of any client. */
    public static boolean isInside() {
        return INSIDE.get();
    }

    /** Runs it soon. */
    public void run(Runnable task) {
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
    public void await(Duration atMost) throws InterruptedException {
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
