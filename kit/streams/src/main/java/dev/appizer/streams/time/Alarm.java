// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.time;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * Rings once at a time. One that is set earlier doesn't take away those that are set: Kafka Streams keeps what is cancelled
 * until its time has come, and one for the next month would be cancelled by every record. It rings once too often instead.
 */
public final class Alarm implements AutoCloseable {

    private final ProcessingContext context;
    private final Runnable rings;
    /** The earliest first. */
    private final Deque<Set> pending = new ArrayDeque<>();

    private record Set(long at, Cancellable timer) {}

    /** One that is not set. */
    public Alarm(ProcessingContext context, Runnable rings) {
        this.context = context;
        this.rings = rings;
    }

    /**
     * Rings then, if nothing makes it ring before.
     *
     * @param millis since the epoch
     */
    public void setTo(long millis) {
        if (!pending.isEmpty() && pending.element().at() <= millis) {
            return;
        }
        long delay = Math.max(1, millis - context.currentSystemTimeMs());
        Cancellable timer =
                context.schedule(Duration.ofMillis(delay), PunctuationType.WALL_CLOCK_TIME, time -> ring(millis));
        pending.push(new Set(millis, timer));
    }

    private void ring(long at) {
        while (!pending.isEmpty() && pending.element().at() <= at) {
            pending.pop().timer().cancel();
        }
        rings.run();
    }

    @Override
    public void close() {
        pending.forEach(set -> set.timer().cancel());
        pending.clear();
    }
}
