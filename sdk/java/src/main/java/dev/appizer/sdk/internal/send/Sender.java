// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.send;

import dev.appizer.sdk.internal.http.HttpTransport;
import dev.appizer.sdk.internal.queue.Attempt;
import dev.appizer.sdk.internal.queue.Outbox;
import dev.appizer.sdk.internal.settings.Time;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The one thread that sends. */
public final class Sender {

    /** So that what fails always does not take a core. */
    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(100);

    private final Outbox outbox;
    private final Exchanges exchanges;
    private final Thread thread;

    private Sender(Outbox outbox, Exchanges exchanges) {
        this.outbox = outbox;
        this.exchanges = exchanges;
        this.thread = new Thread(this::run, "appizer-sdk");
        thread.setDaemon(true);
    }

    /** Starts it; it ends when the outbox does. */
    public static Sender start(Outbox outbox, HttpTransport transport, String writeKey, Time time) {
        Sender sender = new Sender(outbox, new Exchanges(outbox, transport, writeKey, time));
        sender.thread.start();
        return sender;
    }

    private void run() {
        boolean goesOn = true;
        while (goesOn) {
            try {
                goesOn = sendNext();
            } catch (InterruptedException e) {
                // Nobody is to interrupt this thread: it ends when the client is closed.
            } catch (Throwable e) {
                // Such as for want of memory. Without this thread nothing would be sent any more, and nobody would be
                // told.
                LockSupport.parkNanos(AFTER_A_FAILURE.toNanos());
            }
        }
    }

    /** Answers false once there is nothing to be sent any more. */
    private boolean sendNext() throws InterruptedException {
        @Nullable Attempt attempt = outbox.next();
        if (attempt != null) {
            exchanges.start(attempt);
        }
        return attempt != null;
    }

    /** Waits for it, but not for long: there is nothing left for it to do. */
    public void awaitEnd() {
        try {
            TimeUnit.SECONDS.timedJoin(thread, 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
