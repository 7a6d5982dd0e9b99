// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one thread that sends. */
final class Sender implements Runnable {

    static final String THREAD = "appizer-sdk";

    private final Dispatch dispatch;
    private final Thread thread;

    private Sender(Dispatch dispatch) {
        this.dispatch = dispatch;
        this.thread = new Thread(this, THREAD);
        thread.setDaemon(true);
    }

    static Sender start(Dispatch dispatch) {
        Sender sender = new Sender(dispatch);
        sender.thread.start();
        return sender;
    }

    @Override
    public void run() {
        for (@Nullable Runnable step = next(); step != null; step = next()) {
            step.run();
        }
    }

    private @Nullable Runnable next() {
        while (true) {
            try {
                return dispatch.next();
            } catch (InterruptedException e) {
                // Nobody is to interrupt this thread: it ends when the client is closed.
            }
        }
    }

    /** Waits for it, but not for long: there is nothing left for it to do. */
    void awaitEnd() {
        try {
            TimeUnit.SECONDS.timedJoin(thread, 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
