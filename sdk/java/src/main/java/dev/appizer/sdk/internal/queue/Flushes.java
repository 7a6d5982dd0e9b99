// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.queue;

import dev.appizer.sdk.internal.message.Message;
import dev.appizer.sdk.internal.message.Settled;
import dev.appizer.sdk.internal.outcome.Callbacks;
import dev.appizer.sdk.internal.outcome.Outcomes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Who waits for outcomes, and tells them. */
final class Flushes {

    /** For so long a flush waits, once there are all outcomes, for the calls' futures: callbacks may be in their way. */
    private static final Duration FOR_FUTURES = Duration.ofMillis(500);

    private final QueueState state;
    private final Outcomes outcomes;
    private final Callbacks callbacks;
    private final List<Ticket> tickets = new ArrayList<>();
    private long settling;

    Flushes(QueueState state, Outcomes outcomes, Callbacks callbacks) {
        this.state = state;
        this.outcomes = outcomes;
        this.callbacks = callbacks;
    }

    /** Has all that waits sent; done once it has outcomes. */
    CompletableFuture<Void> flush() {
        state.lock.lock();
        try {
            Ticket ticket = new Ticket(state.lastNumber(), state.messages(), settling);
            if (ticket.isTold()) {
                return CompletableFuture.completedFuture(null);
            }
            tickets.add(ticket);
            awaitFutures(ticket);
            state.sendNow();
            return ticket.done;
        } finally {
            state.lock.unlock();
        }
    }

    /** Takes outcomes down; {@link #tell} has to follow, without the lock. */
    void release(List<Settled> settled) {
        state.release(settled);
        settling += settled.size();
        for (Ticket ticket : tickets) {
            if (!ticket.isSettled()) {
                settled.forEach(each -> ticket.settled(each.message()));
                awaitFutures(ticket);
            }
        }
    }

    private void awaitFutures(Ticket ticket) {
        if (ticket.isSettled()) {
            callbacks.runApart(FOR_FUTURES, () -> !ticket.done.isDone(), () -> ticket.done.complete(null));
        }
    }

    /** Completes the calls' futures. */
    void tell(List<Settled> settled) {
        if (!settled.isEmpty()) {
            long[] numbers =
                    settled.stream().mapToLong(each -> each.message().number()).toArray();
            outcomes.settle(settled, () -> told(numbers));
        }
    }

    private void told(long[] numbers) {
        List<Ticket> done = new ArrayList<>();
        state.lock.lock();
        try {
            settling -= numbers.length;
            tickets.forEach(ticket -> Arrays.stream(numbers).forEach(ticket::told));
            tickets.stream().filter(Ticket::isTold).forEach(done::add);
            tickets.removeAll(done);
        } finally {
            state.lock.unlock();
        }
        done.forEach(ticket -> callbacks.run(() -> ticket.done.complete(null)));
    }

    /** Waits for the outcomes of all messages up to one, and for the calls' futures. */
    private static final class Ticket {

        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final long upTo;
        private long toSettle;
        private long toTell;

        Ticket(long upTo, long waiting, long settling) {
            this.upTo = upTo;
            this.toSettle = waiting;
            this.toTell = waiting + settling;
        }

        void settled(Message message) {
            toSettle -= message.number() <= upTo ? 1 : 0;
        }

        void told(long number) {
            toTell -= number <= upTo ? 1 : 0;
        }

        boolean isSettled() {
            return toSettle == 0;
        }

        boolean isTold() {
            return toTell == 0;
        }
    }
}
