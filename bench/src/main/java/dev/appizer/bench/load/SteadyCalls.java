// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import dev.appizer.local.cli.CommandProblem;
import io.vertx.core.AsyncResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Calls at a steady rate, whatever the answers take: each user in turn changes the plan. A call counts from the moment at
 * which it was due, so that a gateway that makes callers wait is not forgiven.
 */
public final class SteadyCalls {

    private static final int USERS = 1_000;
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Caller caller;
    private final int first;
    private final int count;
    private final long interval;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private long start;

    /**
     * Plans them.
     *
     * @param first the number of the first call; those of two plans must follow one another, or plans would not change
     * @param perSecond the rate
     * @param length for how long
     */
    public SteadyCalls(Caller caller, int first, int perSecond, Duration length) {
        this.caller = caller;
        this.first = first;
        this.interval = NANOS_PER_SECOND / perSecond;
        this.count = (int) (length.toNanos() / interval);
    }

    /**
     * Sends them all; returns when the last is on its way.
     *
     * @throws CommandProblem where a call was not answered 200
     */
    public void run() {
        start = System.nanoTime();
        for (int n = first; n < end(); n++) {
            while (System.nanoTime() < dueAt(n)) {
                LockSupport.parkNanos(dueAt(n) - System.nanoTime());
            }
            var unused = caller.post("/v1/identify", body(n)).onComplete(this::note);
        }
        Throwable failed = failure.get();
        if (failed != null) {
            throw CommandProblem.failed("A call failed: " + failed.getMessage(), failed);
        }
    }

    private void note(AsyncResult<Void> answer) {
        if (answer.failed()) {
            failure.set(answer.cause());
        }
    }

    public int count() {
        return count;
    }

    /** The number that follows the last. */
    public int end() {
        return first + count;
    }

    /** When call n was due, of {@link System#nanoTime}. */
    public long dueAt(int n) {
        return start + (n - first) * interval;
    }

    private static byte[] body(int n) {
        String plan = n / USERS % 2 == 0 ? "enterprise" : "free";
        return ("{\"userId\":\"user_" + n % USERS + "\",\"messageId\":\"" + n + "\",\"traits\":{\"plan\":\"" + plan
                        + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
