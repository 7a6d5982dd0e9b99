// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import dev.appizer.local.cli.CommandProblem;
import io.vertx.core.AsyncResult;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Calls at a steady rate, whatever the answers take. A call counts from the moment at which it was due, so that a gateway
 * that makes callers wait is not forgiven.
 */
public final class SteadyCalls {

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Caller caller;
    private final String path;
    private final LongFunction<byte[]> body;
    private final int first;
    private final long interval;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicLongArray answeredAt;
    private final Thread thread = new Thread(this::sendAll, "steady-calls");
    private volatile int count;
    private long start;

    /**
     * Plans them.
     *
     * @param body of each call by its number
     * @param first the number of the first call
     * @param perSecond the rate; at 0 there is none
     * @param length for how long, at most
     */
    public SteadyCalls(
            Caller caller, String path, LongFunction<byte[]> body, int first, int perSecond, Duration length) {
        this.caller = caller;
        this.path = path;
        this.body = body;
        this.first = first;
        this.interval = perSecond == 0 ? Long.MAX_VALUE : NANOS_PER_SECOND / perSecond;
        this.count = (int) (length.toNanos() / interval);
        this.answeredAt = new AtomicLongArray(count);
    }

    /**
     * Sends them all; returns when the last is on its way.
     *
     * @throws CommandProblem where a call was not answered 200
     */
    public void run() throws InterruptedException {
        start();
        finish();
    }

    /** Begins to send them, in a thread of its own. */
    public void start() {
        start = System.nanoTime();
        thread.setDaemon(true);
        thread.start();
    }

    /** Leaves out what is due later than so long from now. */
    public void endIn(Duration more) {
        count = firstFrom(System.nanoTime() + more.toNanos()) - first;
    }

    /**
     * Returns when the last is on its way.
     *
     * @throws CommandProblem where a call was not answered 200
     */
    public void finish() throws InterruptedException {
        thread.join();
        Throwable failed = failure.get();
        if (failed != null) {
            throw CommandProblem.failed("A call failed: " + failed.getMessage(), failed);
        }
    }

    /** None follows one that failed, be it because nobody wants them any more and the caller is closed. */
    private void sendAll() {
        int next = first;
        while (next < end() && failure.get() == null) {
            int from = next;
            int to = (int) Math.min(end(), first + (System.nanoTime() - start) / interval + 1);
            caller.onItsLoop(() -> send(from, to));
            next = to;
            LockSupport.parkNanos(TICK_NANOS);
        }
    }

    private void send(int from, int to) {
        for (int n = from; n < to; n++) {
            int number = n;
            var unused = caller.post(path, body.apply(n)).onComplete(answer -> note(number, answer));
        }
    }

    private void note(int n, AsyncResult<Void> answer) {
        answeredAt.set(n - first, System.nanoTime());
        if (answer.failed()) {
            failure.set(answer.cause());
        }
    }

    /** How long those that are answered took from when they were due, in nanoseconds. */
    public long[] answerTimes() {
        return IntStream.range(first, end())
                .filter(n -> answeredAt.get(n - first) != 0)
                .mapToLong(n -> answeredAt.get(n - first) - dueAt(n))
                .toArray();
    }

    public int count() {
        return count;
    }

    /** The number that follows the last. */
    public int end() {
        return first + count;
    }

    /** The number of the call that is the first to be due at a time or after it, of {@link System#nanoTime}. */
    public int firstFrom(long time) {
        long before = Math.max(0, (time - start + interval - 1) / interval);
        return (int) Math.min(end(), first + before);
    }

    /** The number of the first. */
    public int first() {
        return first;
    }

    /** When call n was due, of {@link System#nanoTime}. */
    public long dueAt(int n) {
        return start + (n - first) * interval;
    }
}
