// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps destinations apart: each has a lane of its own with so many attempts under way and so many that wait, so that one
 * that hangs fills its lane and no other. What waits is an entry in a list and no thread. For any threads.
 */
public final class Destinations implements AutoCloseable {

    /** What is said of whatever was sent to a channel that is closed, or was closed before the attempt ended. */
    public static final Outcome CLOSED = new Outcome.Postponed("The channel is closed", Duration.ofSeconds(1));

    private final DestinationLimits limits;
    private final Map<String, Lane> lanes = new HashMap<>();
    private boolean closed;

    public Destinations(DestinationLimits limits) {
        this.limits = limits;
    }

    /**
     * Attempts something, at once or in turn.
     *
     * @param destination what attempts share their limits by, such as {@code https://example.org:443}
     * @param attempt begun on the caller's thread or on one that ended another attempt; never waits
     * @return what the attempt came to; Postponed without it where too many wait or this is closed
     */
    public CompletionStage<Outcome> run(String destination, Supplier<CompletionStage<Outcome>> attempt) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        Lane lane;
        synchronized (this) {
            if (closed) {
                return CompletableFuture.completedStage(CLOSED);
            }
            lane = lanes.computeIfAbsent(destination, name -> new Lane(name, limits));
            // Within the lock, so that the lane isn't thrown away as idle in between.
            if (!lane.enter(attempt, outcome)) {
                return CompletableFuture.completedStage(lane.busy());
            }
        }
        advance(lane);
        return outcome;
    }

    private void advance(Lane lane) {
        lane.advance(() -> advance(lane), nanos -> wakeLater(lane, nanos));
        synchronized (this) {
            if (lane.isIdle()) {
                lanes.remove(lane.name(), lane);
            }
        }
    }

    private void wakeLater(Lane lane, long nanos) {
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS).execute(() -> wake(lane));
    }

    private void wake(Lane lane) {
        lane.woken();
        advance(lane);
    }

    /** How many destinations have something under way, or had within their pace. */
    synchronized int busy() {
        return lanes.size();
    }

    /** Lets go of whatever waits, as Postponed; what is under way is left to whoever began it. */
    @Override
    public void close() {
        List<Lane> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(lanes.values());
        }
        left.forEach(Lane::close);
    }
}
