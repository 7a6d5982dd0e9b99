// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits at the start for what others have to bring up, says so every few seconds, and can be told to stop. */
public final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PROGRESS = Duration.ofSeconds(5);

    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Tries once. */
    @FunctionalInterface
    public interface Attempt {

        /** What is in the way, in a sentence; null where nothing is any more. What it throws ends the start. */
        @Nullable
        String obstacle() throws InterruptedException;
    }

    /**
     * Tries until nothing is in the way.
     *
     * @throws InterruptedException where {@link #stop} was called meanwhile
     */
    public void until(Attempt attempt) throws InterruptedException {
        long nextLine = System.nanoTime();
        String obstacle = attempt.obstacle();
        while (obstacle != null) {
            if (System.nanoTime() - nextLine >= 0) {
                LOG.info("Waiting: {}", obstacle);
                nextLine = System.nanoTime() + PROGRESS.toNanos();
            }
            if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("Stopped while waiting: " + obstacle);
            }
            obstacle = attempt.obstacle();
        }
    }

    /** Ends all waiting. */
    public void stop() {
        stopped.countDown();
    }
}
