// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import dev.appizer.local.cli.CommandProblem;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Callers that each send the next call when the last was answered, unless they are told to hold back. */
public final class BusyCallers implements AutoCloseable {

    private static final long HOLD_MILLIS = 5;

    private final Vertx vertx;
    private final Caller caller;
    private final Calls calls;
    private final BooleanSupplier mayGo;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean ending;

    /**
     * What they send.
     *
     * @param path of the calls
     * @param messages in each
     * @param body of the call that begins with a message's number
     */
    public record Calls(String path, int messages, LongFunction<byte[]> body) {}

    private BusyCallers(Vertx vertx, Caller caller, Calls calls, BooleanSupplier mayGo) {
        this.vertx = vertx;
        this.caller = caller;
        this.calls = calls;
        this.mayGo = mayGo;
    }

    /**
     * Sets callers to work.
     *
     * @param callers how many, each with a connection of its own
     * @param mayGo asked before each call
     */
    public static BusyCallers start(Vertx vertx, int port, int callers, Calls calls, BooleanSupplier mayGo) {
        BusyCallers busy = new BusyCallers(vertx, new Caller(vertx, port, callers), calls, mayGo);
        vertx.runOnContext(started -> {
            for (int i = 0; i < callers; i++) {
                busy.go();
            }
        });
        return busy;
    }

    private void go() {
        if (ending || failure.get() != null) {
            return;
        }
        if (!mayGo.getAsBoolean()) {
            vertx.setTimer(HOLD_MILLIS, later -> go());
            return;
        }
        byte[] body = calls.body().apply(next.getAndAdd(calls.messages()));
        var unused = caller.post(calls.path(), body).onComplete(answer -> {
            if (ending) {
                return;
            }
            if (answer.succeeded()) {
                acknowledged.addAndGet(calls.messages());
                go();
            } else {
                failure.set(answer.cause());
            }
        });
    }

    /**
     * How many messages were answered 200.
     *
     * @throws CommandProblem where a call was answered otherwise
     */
    public long acknowledged() {
        Throwable failed = failure.get();
        if (failed != null) {
            throw CommandProblem.failed("A call failed: " + failed.getMessage(), failed);
        }
        return acknowledged.get();
    }

    @Override
    public void close() {
        ending = true;
        caller.close();
    }
}
