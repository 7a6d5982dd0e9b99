// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import java.time.Duration;

/**
 * How long portions may take each time, over all tasks of a thread. They share it, and it grows and shrinks: while records
 * are not held up, portions have most of the thread; while they are older than usual when they come, it becomes less by a
 * quarter each time.
 */
final class Pace {

    private static final ThreadLocal<Pace> OF_THREAD = ThreadLocal.withInitial(Pace::new);

    /** Records that come so much later than the quickest ones, on the average, are held up. */
    private static final long HELD_UP_MILLIS = 150;

    /** What is usual is forgotten by a millisecond in so many records: clocks drift, and loads change. */
    private static final int FORGETS_AFTER = 1_000;

    private static final long LEAST_NANOS = Duration.ofMillis(2).toNanos();
    private static final long MORE_NANOS = Duration.ofMillis(1).toNanos() / 2;

    private int pending;
    private long usualMillis = Long.MAX_VALUE;
    private int records;
    private long lateMillis;
    private int late;
    private long allowed = LEAST_NANOS;
    private long changedAt;

    static Pace ofThread() {
        return OF_THREAD.get();
    }

    /** A task of the thread has something to do from now on. */
    void begin() {
        pending++;
    }

    /** It has nothing to do any more. */
    void end() {
        pending--;
    }

    /**
     * A record came to a task of the thread.
     *
     * @param ageMillis since it was received, by a clock that may be another
     */
    void record(long ageMillis) {
        records++;
        if (records % FORGETS_AFTER == 0) {
            usualMillis++;
        }
        usualMillis = Math.min(usualMillis, ageMillis);
        lateMillis += ageMillis - usualMillis;
        late++;
    }

    /**
     * For one task, this time.
     *
     * @param every they have a turn so often
     * @param most of that time is for all tasks together
     */
    long nanos(long now, Duration every, Duration most) {
        if (now - changedAt >= every.toNanos()) {
            changedAt = now;
            boolean isHeldUp = late > 0 && lateMillis / late > HELD_UP_MILLIS;
            allowed = isHeldUp
                    ? Math.max(LEAST_NANOS, allowed - allowed / 4)
                    : Math.min(most.toNanos(), allowed + MORE_NANOS);
            lateMillis = 0;
            late = 0;
        }
        return allowed / Math.max(1, pending);
    }
}
