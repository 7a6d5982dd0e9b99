// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import org.jspecify.annotations.Nullable;

/** Decides what is to be done next, and when: the side of the thread that sends. */
final class Dispatch {

    private final QueueState state;
    private final Pause pause;
    private final Settings settings;
    private final Time time;
    private final Exchanges exchanges;

    Dispatch(QueueState state, Pause pause, Settings settings, Time time, Exchanges exchanges) {
        this.state = state;
        this.pause = pause;
        this.settings = settings;
        this.time = time;
        this.exchanges = exchanges;
    }

    /** Waits for something to do; null once there is nothing any more. */
    @Nullable
    Runnable next() throws InterruptedException {
        state.lock.lock();
        try {
            while (!state.isStopped()) {
                long now = time.nanos();
                @Nullable Runnable step = step(now);
                if (step != null) {
                    return step;
                }
                var unused = state.changed.awaitNanos(idle(now));
            }
            return null;
        } finally {
            state.lock.unlock();
        }
    }

    private @Nullable Runnable step(long now) {
        @Nullable Batch oldest = state.again.peek();
        if (oldest != null && expiresIn(oldest, now) <= 0) {
            state.again.remove();
            return () -> exchanges.expired(oldest);
        }
        for (Attempt attempt : state.underWay) {
            if (attempt.deadline() - now <= 0) {
                return () -> exchanges.timedOut(attempt);
            }
        }
        if (pause.isBusy() || pause.left(now) > 0) {
            return null;
        }
        @Nullable Batch batch = batch(now);
        return batch == null ? null : begin(batch, now);
    }

    private @Nullable Batch batch(long now) {
        @Nullable Batch first = state.again.poll();
        if (first != null) {
            return first;
        }
        @Nullable Long due = state.backlog.dueIn(now);
        return due == null || due > 0 ? null : new Batch(state.backlog.take(), now);
    }

    private Runnable begin(Batch batch, long now) {
        state.counters.attempt(batch.tryOnceMore());
        Attempt attempt = new Attempt(
                batch, pause.begin(), now + settings.requestTimeout().toNanos());
        state.underWay.add(attempt);
        return () -> exchanges.start(attempt);
    }

    private long expiresIn(Batch batch, long now) {
        return batch.firstTriedAt() + settings.giveUpAfter().toNanos() - now;
    }

    /** For how many nanoseconds there is nothing to do, unless something changes. */
    private long idle(long now) {
        long idle = Long.MAX_VALUE;
        for (Attempt attempt : state.underWay) {
            idle = Math.min(idle, attempt.deadline() - now);
        }
        @Nullable Batch oldest = state.again.peek();
        if (oldest != null) {
            idle = Math.min(idle, expiresIn(oldest, now));
        }
        @Nullable Long due = oldest == null ? state.backlog.dueIn(now) : Long.valueOf(0);
        return due == null || pause.isBusy() ? idle : Math.min(idle, Math.max(due, pause.left(now)));
    }
}
