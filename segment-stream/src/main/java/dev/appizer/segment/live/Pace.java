// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import java.time.Duration;

/**
 * Which share of a thread's time portions may take, over all its tasks: most of it while records are as old as usual when
 * they come, and the less the more they are held up, so that it settles where records and portions share the thread.
 */
final class Pace {

    private static final ThreadLocal<Pace> OF_THREAD = ThreadLocal.withInitial(Pace::new);

    /** No record comes in by so much sooner than usual that it were worth to wait for. */
    private static final double SOONER_MILLIS = 60;

    private static final double LEAST = 0.1;
    private static final int USUAL_OVER = 1_000;
    private static final int FORGOTTEN_IN = 10_000;
    private static final int RECENT_OVER = 128;
    private static final int FORGOTTEN_IN_TURNS = 64;

    /** However long the thread did something else, so that no record has to wait for long. */
    private static final long LONGEST_NANOS = Duration.ofMillis(60).toNanos();

    private int pending;
    private long records;
    private long recordsBefore;
    private double usualMillis;
    private double recentMillis;

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
     * A record came to a task of the thread. What is usual is learned while there are no portions; meanwhile it rises by a
     * millisecond in ten thousand records, since clocks drift and loads change, and whoever started behind a backlog finds
     * out that it is less.
     *
     * @param ageMillis since it was received, by a clock that may be another
     */
    void record(long ageMillis) {
        records++;
        recentMillis += (ageMillis - recentMillis) / Math.min(records, RECENT_OVER);
        if (records == 1 || pending == 0) {
            usualMillis += (ageMillis - usualMillis) / Math.min(records, USUAL_OVER);
        } else {
            usualMillis = Math.min(usualMillis + 1.0 / FORGOTTEN_IN, recentMillis + SOONER_MILLIS);
        }
    }

    /**
     * How long portions may take, for one task, this time.
     *
     * @param since when it had its last turn
     * @param most the share of the thread that portions of all tasks have at most
     * @param holdUp by so much later than usual, on the average, portions have the least
     */
    long nanos(long now, long since, double most, Duration holdUp) {
        if (records == recordsBefore) {
            recentMillis += (usualMillis - recentMillis) / FORGOTTEN_IN_TURNS;
        }
        recordsBefore = records;
        double heldUp = Math.max(0, recentMillis - usualMillis) / holdUp.toMillis();
        double share = Math.max(LEAST, most - (most - LEAST) * heldUp);
        return (long) (Math.min(LONGEST_NANOS, now - since) * share / Math.max(1, pending));
    }
}
