// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A message that waits for its outcome. */
final class Message {

    private final String id;
    private final byte[] json;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    /** When it came into the queue, in nanoseconds, and as which; the queue's lock guards both. */
    private long queuedAt;

    private long number;

    Message(String id, byte[] json) {
        this.id = id;
        this.json = json;
    }

    String id() {
        return id;
    }

    byte[] json() {
        return json;
    }

    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    void queued(long at, long as) {
        queuedAt = at;
        number = as;
    }

    long queuedAt() {
        return queuedAt;
    }

    long number() {
        return number;
    }

    Settled accepted() {
        return new Settled(this, new Outcome.Accepted(id));
    }

    Settled undelivered(String code, String why) {
        return undelivered(code, null, why);
    }

    Settled undelivered(String code, @Nullable String field, String why) {
        return new Settled(this, new Outcome.Undelivered(id, code, field, why));
    }
}
