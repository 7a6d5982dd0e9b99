// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import dev.appizer.action.channel.Outcome.Postponed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What goes to one destination, and what waits for that. For any threads. */
final class Lane {

    private static final Duration LEAST_WAIT = Duration.ofSeconds(1);

    private record Waiting(Supplier<CompletionStage<Outcome>> attempt, CompletableFuture<Outcome> outcome) {}

    private final String name;
    private final DestinationLimits limits;
    private final long pace;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private int underWay;
    private long next = System.nanoTime();
    private boolean advancing;
    private boolean waking;

    Lane(String name, DestinationLimits limits) {
        this.name = name;
        this.limits = limits;
        this.pace = limits.pace().map(Duration::toNanos).orElse(0L);
    }

    String name() {
        return name;
    }

    /** Takes something in, which begins with the next {@link #advance}; false where it's full. */
    synchronized boolean enter(Supplier<CompletionStage<Outcome>> attempt, CompletableFuture<Outcome> outcome) {
        if (waiting.size() >= limits.waiting() + Math.max(0, limits.underWay() - underWay)) {
            return false;
        }
        return waiting.add(new Waiting(attempt, outcome));
    }

    /** What is said where it's full. */
    Outcome busy() {
        Duration row = Duration.ofNanos(pace).multipliedBy(limits.waiting());
        Duration after = row.compareTo(LEAST_WAIT) > 0 ? row : LEAST_WAIT;
        return new Postponed(name + " is busy: " + limits.waiting() + " wait for it already", after);
    }

    /**
     * Begins whatever may begin. Where an attempt ends at once the loop goes on, instead of a call within a call for each.
     *
     * @param ended run after an attempt's end
     * @param later told after how many nanoseconds this is to be called again
     */
    void advance(Runnable ended, LongConsumer later) {
        if (!enterLoop()) {
            return;
        }
        for (Waiting turn = turn(); turn != null; turn = turn()) {
            begin(turn, ended);
        }
        long nanos = untilNext();
        if (nanos > 0) {
            later.accept(nanos);
        }
    }

    private synchronized boolean enterLoop() {
        boolean mine = !advancing;
        advancing = true;
        return mine;
    }

    private synchronized @Nullable Waiting turn() {
        if (underWay < limits.underWay() && !waiting.isEmpty() && next - System.nanoTime() <= 0) {
            underWay++;
            next = System.nanoTime() + pace;
            return waiting.remove();
        }
        advancing = false;
        return null;
    }

    private synchronized long untilNext() {
        long early = next - System.nanoTime();
        if (early <= 0 || waking) {
            return 0;
        }
        waking = true;
        return early;
    }

    /** Told before the {@link #advance} that {@code later} asked for. */
    synchronized void woken() {
        waking = false;
    }

    private void begin(Waiting turn, Runnable ended) {
        CompletionStage<Outcome> attempt;
        try {
            attempt = turn.attempt.get();
        } catch (RuntimeException | Error e) {
            attempt = CompletableFuture.failedStage(e);
        }
        attempt.whenComplete((outcome, failure) -> {
            synchronized (this) {
                underWay--;
            }
            // First the next attempt: whoever hears of this one may take its time.
            ended.run();
            if (failure == null) {
                turn.outcome.complete(outcome);
            } else {
                turn.outcome.completeExceptionally(failure);
            }
        });
    }

    /** Whether it can be forgotten: nothing goes, nothing waits, and the pace has been kept. */
    synchronized boolean isIdle() {
        return underWay == 0 && waiting.isEmpty() && !advancing && !waking && next - System.nanoTime() <= 0;
    }

    void close() {
        List<Waiting> left;
        synchronized (this) {
            left = List.copyOf(waiting);
            waiting.clear();
        }
        left.forEach(one -> one.outcome.complete(Destinations.CLOSED));
    }
}
