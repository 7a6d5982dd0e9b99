// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import java.time.Duration;

/**
 * Which share of a thread's time portions may take, over all its tasks. They share it, and it grows and shrinks: while
 * records are not held up, portions have most of the thread; while they are older when they come than they usually are, it
 * becomes less by a quarter each time.
 */
final class Pace {

    private static final ThreadLocal<Pace> OF_THREAD = ThreadLocal.withInitial(Pace::new);

    /** Records that come so much later than usual, on the average, are held up. */
    private static final double HELD_UP_MILLIS = 60;

    /** What is usual is forgotten by a millisecond in so many records: clocks drift, and loads change. */
    private static final int USUAL_OVER = 1_000;

    private static final int RECENT_OVER = 256;

    private static final double LEAST = 0.1;
    private static final double MORE = 0.05;
    private static final long CHANGES_EVERY_NANOS = Duration.ofMillis(100).toNanos();

    /** However long the thread did something else, so that no record has to wait for long. */
    private static final long LONGEST_NANOS = Duration.ofMillis(30).toNanos();

    private int pending;
    private long records;
    private double usualMillis;
    private double recentMillis;
    private boolean came;
    private double share = LEAST;
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
        came = true;
        recentMillis += (ageMillis - recentMillis) / Math.min(records, RECENT_OVER);
        if (records == 1 || pending == 0) {
            usualMillis += (ageMillis - usualMillis) / Math.min(records, USUAL_OVER);
        } else {
            usualMillis = Math.min(usualMillis + 1.0 / USUAL_OVER, recentMillis);
        }
    }

    /**
     * How long portions may take, for one task, this time.
     *
     * @param since when it had its last turn
     * @param most the share of the thread that portions of all tasks have at most
     */
    long nanos(long now, long since, double most) {
        if (now - changedAt >= CHANGES_EVERY_NANOS) {
            changedAt = now;
            boolean isHeldUp = came && recentMillis - usualMillis > HELD_UP_MILLIS;
            share = isHeldUp ? Math.max(LEAST, share * 3 / 4) : Math.min(most, share + MORE);
            came = false;
        }
        return (long) (Math.min(LONGEST_NANOS, now - since) * share / Math.max(1, pending));
    }
}
