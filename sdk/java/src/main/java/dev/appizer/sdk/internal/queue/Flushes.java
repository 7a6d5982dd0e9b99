// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.queue;

import dev.appizer.sdk.internal.message.Message;
import dev.appizer.sdk.internal.message.Settled;
import dev.appizer.sdk.internal.outcome.Callbacks;
import dev.appizer.sdk.internal.outcome.Outcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Who waits for outcomes, and tells them. */
final class Flushes {

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
            Ticket ticket = new Ticket(state.lastNumber(), state.messages() + settling);
            if (ticket.isDone()) {
                return CompletableFuture.completedFuture(null);
            }
            tickets.add(ticket);
            state.backlog.flush(state.lastNumber());
            state.changed.signal();
            return ticket.done;
        } finally {
            state.lock.unlock();
        }
    }

    /** Takes outcomes down; {@link #tell} has to follow, without the lock. */
    void release(List<Settled> settled) {
        state.release(settled);
        settling += settled.size();
    }

    /** Completes the calls' futures. */
    void tell(List<Settled> settled) {
        if (!settled.isEmpty()) {
            outcomes.settle(settled, () -> told(settled));
        }
    }

    private void told(List<Settled> settled) {
        List<Ticket> done = new ArrayList<>();
        state.lock.lock();
        try {
            settling -= settled.size();
            tickets.forEach(ticket -> settled.forEach(each -> ticket.countDown(each.message())));
            tickets.stream().filter(Ticket::isDone).forEach(done::add);
            tickets.removeAll(done);
        } finally {
            state.lock.unlock();
        }
        done.forEach(ticket -> callbacks.run(() -> ticket.done.complete(null)));
    }

    /** Waits for the outcomes of all messages up to one. */
    private static final class Ticket {

        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private final long upTo;
        private long left;

        Ticket(long upTo, long left) {
            this.upTo = upTo;
            this.left = left;
        }

        void countDown(Message message) {
            if (message.number() <= upTo) {
                left--;
            }
        }

        boolean isDone() {
            return left == 0;
        }
    }
}
