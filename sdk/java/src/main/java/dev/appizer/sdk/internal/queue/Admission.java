// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.queue;

import dev.appizer.sdk.Codes;
import dev.appizer.sdk.WhenFull;
import dev.appizer.sdk.internal.message.Message;
import dev.appizer.sdk.internal.message.Settled;
import dev.appizer.sdk.internal.outcome.Callbacks;
import dev.appizer.sdk.internal.settings.Settings;
import dev.appizer.sdk.internal.settings.Time;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes messages into the queue, as far as there is room: the callers' side. */
final class Admission {

    private final QueueState state;
    private final Flushes flushes;
    private final Settings settings;
    private final Time time;

    Admission(QueueState state, Flushes flushes, Settings settings, Time time) {
        this.state = state;
        this.flushes = flushes;
        this.settings = settings;
        this.time = time;
    }

    /** Takes the message; otherwise answers why not. */
    @Nullable
    Settled add(Message message) {
        List<Settled> dropped = new ArrayList<>(0);
        @Nullable Settled refusal;
        state.lock.lock();
        try {
            refusal = refusal(message, dropped);
            if (refusal == null) {
                state.add(message, time.nanos());
            } else {
                state.counters.count(refusal.outcome());
            }
        } finally {
            state.lock.unlock();
        }
        flushes.tell(dropped);
        return refusal;
    }

    /** Takes down a message that does not come as far as the queue. */
    void refuse(Settled refusal) {
        state.lock.lock();
        try {
            state.counters.count(refusal.outcome());
        } finally {
            state.lock.unlock();
        }
    }

    private @Nullable Settled refusal(Message message, List<Settled> dropped) {
        boolean fits = state.isClosed() || fits(message) || beyond(message, dropped);
        if (state.isClosed()) {
            return message.undelivered(Codes.CLOSED, "The client was closed before the call");
        }
        return fits ? null : full(message);
    }

    /** What waits for others is sent at once, unless it may go: nothing else would make room. */
    private boolean beyond(Message message, List<Settled> dropped) {
        if (settings.whenFull() == WhenFull.DROP_OLDEST) {
            return madeRoom(message, dropped);
        }
        sendWhatWaits();
        return settings.whenFull() == WhenFull.BLOCK && !Callbacks.isInside() && waited(message);
    }

    /** Once: many calls may be refused, and each would wake the thread that sends. */
    private void sendWhatWaits() {
        if (!state.backlog.isFlushed(state.lastNumber())) {
            state.sendNow();
        }
    }

    private Settled full(Message message) {
        return settings.whenFull() == WhenFull.DROP_OLDEST
                ? message.undelivered(Codes.DROPPED, "The queue is full, and all of it is under way")
                : message.undelivered(Codes.QUEUE_FULL, "The queue has no room for the message");
    }

    private boolean fits(Message message) {
        return state.bytes() + message.json().length <= settings.maxQueueBytes();
    }

    private boolean madeRoom(Message message, List<Settled> dropped) {
        long underWay = state.underWay.stream()
                .mapToLong(attempt -> attempt.batch().bytes())
                .sum();
        if (underWay + message.json().length > settings.maxQueueBytes()) {
            return false;
        }
        while (!fits(message)) {
            List<Settled> oldest = List.of(
                    state.removeOldest().undelivered(Codes.DROPPED, "The queue was full, and newer messages came"));
            flushes.release(oldest);
            dropped.addAll(oldest);
        }
        return true;
    }

    private boolean waited(Message message) {
        try {
            while (!fits(message) && !state.isClosed()) {
                state.room.await();
                sendWhatWaits();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
