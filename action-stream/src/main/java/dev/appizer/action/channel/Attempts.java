// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What a channel has under way, so that its close leaves nobody without an outcome. For any threads. */
public final class Attempts implements AutoCloseable {

    private final Map<Long, CompletableFuture<Outcome>> underWay = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private volatile boolean closed;

    /** A new one, for the channel to complete; completed already where this is closed. */
    public CompletableFuture<Outcome> begin() {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        long number = numbers.incrementAndGet();
        underWay.put(number, outcome);
        var unused = outcome.whenComplete((done, failure) -> underWay.remove(number));
        if (closed) {
            outcome.complete(Destinations.CLOSED);
        }
        return outcome;
    }

    /** Completes whatever is under way, as Postponed. */
    @Override
    public void close() {
        closed = true;
        List.copyOf(underWay.values()).forEach(outcome -> outcome.complete(Destinations.CLOSED));
    }
}
