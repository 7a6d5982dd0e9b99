// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.queue;

import dev.appizer.sdk.Closed;
import dev.appizer.sdk.Outcome;
import dev.appizer.sdk.Stats;
import dev.appizer.sdk.internal.message.Message;
import dev.appizer.sdk.internal.message.Settled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** All messages without an outcome, and the lock that guards them: held for a moment only, never while anything is written. */
final class QueueState {

    final ReentrantLock lock = new ReentrantLock();

    /** Something may be due. */
    final Condition changed = lock.newCondition();

    /** There may be room. */
    final Condition room = lock.newCondition();

    final Backlog backlog;
    final Queue<Batch> again = new PriorityQueue<>(Comparator.comparingLong(Batch::number));
    final Set<Attempt> underWay = new LinkedHashSet<>();
    final Counters counters = new Counters();

    private final List<Outcome.Undelivered> leftBehind = new ArrayList<>();
    private long messages;
    private long bytes;
    private long lastNumber;
    private long acceptedBefore;
    private boolean closed;
    private boolean stopped;

    QueueState(Duration flushInterval) {
        this.backlog = new Backlog(flushInterval);
    }

    void add(Message message, long now) {
        lastNumber++;
        message.queued(now, lastNumber);
        messages++;
        bytes += message.json().length;
        if (backlog.add(message)) {
            changed.signal();
        }
    }

    /** Takes down outcomes, which makes room. */
    void release(List<Settled> settled) {
        for (Settled each : settled) {
            messages--;
            bytes -= each.message().json().length;
            counters.count(each.outcome());
            if (closed && each.outcome() instanceof Outcome.Undelivered not) {
                leftBehind.add(not);
            }
        }
        room.signalAll();
        changed.signal();
    }

    /** Takes the oldest that isn't under way: what was tried before came before what wasn't. */
    Message removeOldest() {
        @Nullable Batch tried = again.poll();
        if (tried == null) {
            return backlog.remove();
        }
        if (tried.messages().size() > 1) {
            again.add(tried.withoutFirst());
        }
        return tried.messages().get(0);
    }

    /** Takes all that has no outcome, wherever it is. */
    List<Message> removeAll() {
        List<Message> all = new ArrayList<>();
        underWay.forEach(attempt -> all.addAll(attempt.batch().messages()));
        again.forEach(batch -> all.addAll(batch.messages()));
        all.addAll(backlog.removeAll());
        underWay.clear();
        again.clear();
        return all;
    }

    long messages() {
        return messages;
    }

    long bytes() {
        return bytes;
    }

    long lastNumber() {
        return lastNumber;
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        if (!closed) {
            closed = true;
            acceptedBefore = counters.accepted();
            room.signalAll();
        }
    }

    /** Has all that waits sent without waiting for others. */
    void sendNow() {
        backlog.flush(lastNumber);
        changed.signal();
    }

    /** What has become since then of all that had no outcome when it was closed. */
    Closed report() {
        return new Closed(counters.accepted() - acceptedBefore, leftBehind);
    }

    boolean isStopped() {
        return stopped;
    }

    void stop() {
        stopped = true;
        changed.signalAll();
    }

    Stats stats() {
        lock.lock();
        try {
            return counters.stats(messages, bytes);
        } finally {
            lock.unlock();
        }
    }
}
