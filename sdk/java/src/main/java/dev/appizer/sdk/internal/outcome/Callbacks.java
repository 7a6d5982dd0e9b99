// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.outcome;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

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

    /** That of the thread that builds the client: by it the application's code finds its own. */
    private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();

    private final Executor executor = new ForkJoinPool(
            THREADS,
            this::thread,
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

    private ForkJoinWorkerThread thread(ForkJoinPool pool) {
        ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        thread.setName(THREAD);
        thread.setContextClassLoader(loader);
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
            try {
                runInside(task);
            } finally {
                ended();
            }
        });
    }

    /** Runs it in a while, unless it isn't needed by then, on a thread of its own: also where callbacks have all the others. */
    public void runApart(Duration after, BooleanSupplier isNeeded, Runnable task) {
        Executor apart = late -> {
            if (isNeeded.getAsBoolean()) {
                Thread thread = new Thread(late, THREAD);
                thread.setDaemon(true);
                thread.setContextClassLoader(loader);
                thread.start();
            }
        };
        CompletableFuture.delayedExecutor(after.toNanos(), TimeUnit.NANOSECONDS, apart)
                .execute(() -> runInside(task));
    }

    private static void runInside(Runnable task) {
        // Where one callback waits, its thread may run another one meanwhile.
        boolean isWithin = INSIDE.get();
        INSIDE.set(true);
        try {
            task.run();
        } finally {
            if (!isWithin) {
                INSIDE.remove();
            }
        }
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
