// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.message;

import dev.appizer.sdk.Outcome;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A message that waits for its outcome. */
public final class Message {

    private final String id;
    private final byte[] json;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    /** The queue's lock guards both. */
    private long queuedAt;

    private long number;

    public Message(String id, byte[] json) {
        this.id = id;
        this.json = json;
    }

    /** Its {@code messageId}. */
    public String id() {
        return id;
    }

    /** All of it; not to be changed. */
    public byte[] json() {
        return json;
    }

    /** What the call answered. */
    public CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    /** Takes down that it came into the queue. */
    public void queued(long at, long as) {
        queuedAt = at;
        number = as;
    }

    /** When it came into the queue, in nanoseconds. */
    public long queuedAt() {
        return queuedAt;
    }

    /** As which it came into the queue. */
    public long number() {
        return number;
    }

    /** The gateway has it. */
    public Settled accepted() {
        return new Settled(this, new Outcome.Accepted(id));
    }

    /** It is not delivered. */
    public Settled undelivered(String code, String why) {
        return undelivered(code, null, why);
    }

    /** It is not delivered, for a reason that one of its members has. */
    public Settled undelivered(String code, @Nullable String field, String why) {
        return new Settled(this, new Outcome.Undelivered(id, code, field, why));
    }
}
