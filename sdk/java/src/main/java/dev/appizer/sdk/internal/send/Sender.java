// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.send;

import dev.appizer.sdk.internal.http.HttpTransport;
import dev.appizer.sdk.internal.queue.Attempt;
import dev.appizer.sdk.internal.queue.Outbox;
import dev.appizer.sdk.internal.settings.Time;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one thread that sends. */
public final class Sender {

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
        for (@Nullable Attempt attempt = next(); attempt != null; attempt = next()) {
            exchanges.start(attempt);
        }
    }

    private @Nullable Attempt next() {
        while (true) {
            try {
                return outbox.next();
            } catch (InterruptedException e) {
                // Nobody is to interrupt this thread: it ends when the client is closed.
            }
        }
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
