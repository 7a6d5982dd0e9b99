// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.queue;

import dev.appizer.sdk.internal.settings.Settings;
import dev.appizer.sdk.internal.settings.Time;
import org.jspecify.annotations.Nullable;

/** Decides what is to be done next, and when: the side of the thread that sends. */
final class Dispatch {

    private final QueueState state;
    private final Pause pause;
    private final Results results;
    private final Settings settings;
    private final Time time;

    Dispatch(QueueState state, Pause pause, Results results, Settings settings, Time time) {
        this.state = state;
        this.pause = pause;
        this.results = results;
        this.settings = settings;
        this.time = time;
    }

    /** Waits for the next attempt that is to be made, and ends meanwhile what has lasted too long; null once all is over. */
    @Nullable
    Attempt next() throws InterruptedException {
        while (true) {
            @Nullable Runnable end;
            state.lock.lock();
            try {
                long now = time.nanos();
                end = overdue(now);
                @Nullable Attempt begun = end == null ? begin(now) : null;
                if (begun != null || state.isStopped()) {
                    return begun;
                }
                if (end == null) {
                    var unused = state.changed.awaitNanos(idle(now));
                }
            } finally {
                state.lock.unlock();
            }
            if (end != null) {
                end.run();
            }
        }
    }

    private @Nullable Runnable overdue(long now) {
        @Nullable Batch oldest = state.again.peek();
        if (oldest != null && expiresIn(oldest, now) <= 0) {
            return results.expire(oldest);
        }
        for (Attempt attempt : state.underWay) {
            if (attempt.deadline() - now <= 0) {
                return () -> results.timedOut(attempt);
            }
        }
        return null;
    }

    private @Nullable Attempt begin(long now) {
        @Nullable Batch batch = pause.isBusy() || pause.left(now) > 0 ? null : batch(now);
        if (batch == null) {
            return null;
        }
        // One that lasted longer could be taken when a repeat is no longer known.
        long atMost = Math.min(settings.requestTimeout().toNanos(), expiresIn(batch, now));
        Attempt attempt = new Attempt(batch, pause.round(), now + atMost);
        state.underWay.add(attempt);
        // Only now: what fails before, such as for want of memory, leaves the messages where they are.
        if (!state.again.remove(batch)) {
            state.backlog.remove(batch.messages().size());
        }
        pause.begin();
        state.counters.attempt(batch.tryOnceMore());
        return attempt;
    }

    private @Nullable Batch batch(long now) {
        @Nullable Batch first = state.again.peek();
        if (first != null) {
            return first;
        }
        @Nullable Long due = state.backlog.dueIn(now);
        return due == null || due > 0 ? null : new Batch(state.backlog.next(), now);
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
