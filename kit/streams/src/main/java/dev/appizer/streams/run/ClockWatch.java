// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import dev.appizer.service.FatalErrors;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Whether the machine's clock was set back. Kafka Streams commits, and does what time asks for, by that clock, so it would do
 * neither until the clock is as late as it was before. A process that starts anew knows nothing of the later time.
 */
final class ClockWatch implements AutoCloseable {

    /** Clocks that are corrected as they should be are slowed down, or jump by less. */
    private static final Duration TOLERATED = Duration.ofSeconds(5);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final LongSupplier wallMillis;
    private final LongSupplier nanos;
    private final FatalErrors fatal;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(ClockWatch::daemon);
    private long lastWallMillis;
    private long lastNanos;

    /**
     * Looks at the clock from now on.
     *
     * @param fatal told where it was set back
     */
    static ClockWatch start(FatalErrors fatal) {
        ClockWatch watch = new ClockWatch(System::currentTimeMillis, System::nanoTime, fatal);
        ScheduledFuture<?> unused = watch.thread.scheduleWithFixedDelay(
                watch::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return watch;
    }

    /** @param nanos of a clock that nobody sets */
    ClockWatch(LongSupplier wallMillis, LongSupplier nanos, FatalErrors fatal) {
        this.wallMillis = wallMillis;
        this.nanos = nanos;
        this.fatal = fatal;
        this.lastWallMillis = wallMillis.getAsLong();
        this.lastNanos = nanos.getAsLong();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "clock-watch");
        thread.setDaemon(true);
        return thread;
    }

    void look() {
        long wall = wallMillis.getAsLong();
        long now = nanos.getAsLong();
        Duration setBack = Duration.ofMillis(lastWallMillis - wall).plusNanos(now - lastNanos);
        lastWallMillis = wall;
        lastNanos = now;
        if (setBack.compareTo(TOLERATED) > 0) {
            String what = "The clock was set back by " + setBack.toSeconds() + " s";
            fatal.report(what, new IllegalStateException(what + ", so this process has to start anew"));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
