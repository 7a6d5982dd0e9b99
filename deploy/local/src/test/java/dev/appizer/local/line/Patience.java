// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import java.time.Duration;

/** Waiting for what comes in its own time. */
final class Patience {

    private static final long PAUSE_MILLIS = 20;

    private Patience() {}

    /** Something that becomes true. */
    @FunctionalInterface
    interface Check<E extends Exception> {
        boolean holds() throws InterruptedException, E;
    }

    /** @throws AssertionError where it does not hold in time */
    static <E extends Exception> void until(Duration patience, String what, Check<E> check)
            throws InterruptedException, E {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!check.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited " + patience + " in vain until " + what);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
