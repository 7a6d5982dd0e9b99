// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Who waits for outcomes, and tells them. */
final class Flushes {

    private final QueueState state;
    private final Callbacks callbacks;
    private final List<FlushTicket> tickets = new ArrayList<>();
    private long settling;

    Flushes(QueueState state, Callbacks callbacks) {
        this.state = state;
        this.callbacks = callbacks;
    }

    /** Has all that waits sent; done once it has outcomes. */
    CompletableFuture<Void> flush() {
        state.lock.lock();
        try {
            FlushTicket ticket = new FlushTicket(state.lastNumber(), state.messages() + settling);
            if (ticket.isDone()) {
                return CompletableFuture.completedFuture(null);
            }
            tickets.add(ticket);
            state.backlog.flush(state.lastNumber());
            state.changed.signal();
            return ticket.done();
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
            callbacks.settle(settled, () -> told(settled));
        }
    }

    private void told(List<Settled> settled) {
        List<FlushTicket> done = new ArrayList<>();
        state.lock.lock();
        try {
            settling -= settled.size();
            tickets.forEach(ticket -> settled.forEach(each -> ticket.countDown(each.message())));
            tickets.stream().filter(FlushTicket::isDone).forEach(done::add);
            tickets.removeAll(done);
        } finally {
            state.lock.unlock();
        }
        done.forEach(ticket -> callbacks.run(() -> ticket.done().complete(null)));
    }
}
