// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import java.time.Duration;

/**
 * How long portions may take each time, over all tasks of a thread: they share what one would have, so that records have
 * the rest of the thread however many tasks have something to do.
 */
final class Pace {

    private static final ThreadLocal<Pace> OF_THREAD = ThreadLocal.withInitial(Pace::new);

    /** How much more there is where no record came since the last time. */
    private static final int IDLE_TIMES = 2;

    private int pending;
    private boolean busy;

    private Pace() {}

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

    /** A record came to a task of the thread. */
    void record() {
        busy = true;
    }

    /** For one task, this time. */
    long nanos(Duration budget) {
        long share = budget.toNanos() * (busy ? 1 : IDLE_TIMES) / Math.max(1, pending);
        busy = false;
        return share;
    }
}
