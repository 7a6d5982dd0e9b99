// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.demo;

import dev.appizer.local.cli.CommandProblem;
import java.time.Duration;
import java.util.Optional;

/** Waits for what the pipeline is about to do, up to a deadline. */
final class Patience {

    private static final long PAUSE_MILLIS = 20;

    private final Duration most;

    Patience(Duration most) {
        this.most = most;
    }

    /** One look at a result. */
    @FunctionalInterface
    interface Look<T> {
        /** The result; empty where it isn't there yet. */
        Optional<T> look() throws InterruptedException;
    }

    /**
     * Looks again and again.
     *
     * @param expected ends the sentence that is told where it never came
     */
    <T> T until(String expected, Look<T> look) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<T> found = look.look();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw CommandProblem.failed("Waited " + most.toSeconds() + " s in vain for " + expected + ".");
    }
}
