// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.util.concurrent.CompletableFuture;

/** Waits for the outcomes of all messages up to one. */
final class FlushTicket {

    private final long upTo;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private long left;

    /**
     * Makes one.
     *
     * @param upTo the number of the last message
     * @param left how many of them have no outcome yet
     */
    FlushTicket(long upTo, long left) {
        this.upTo = upTo;
        this.left = left;
    }

    /** Takes down that the message has its outcome. */
    void countDown(Message message) {
        if (message.number() <= upTo) {
            left--;
        }
    }

    boolean isDone() {
        return left == 0;
    }

    CompletableFuture<Void> done() {
        return done;
    }
}
