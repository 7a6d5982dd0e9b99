// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.filter.value.Span;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * When portions are done between records, and for how long each time. A punctuator makes its task commit each time it
 * fires, so there is one only while there is something to do, and an alarm for when there will be.
 */
final class KeepProfilesPortions implements AutoCloseable {

    /** Seldom, since behind each turn Kafka Streams takes but a few records before it looks whether there is another. */
    private static final Duration EVERY = Duration.ofMillis(50);

    /** Where nothing else happens, so that deadlines one after the other don't make the task commit all the time. */
    private static final long ALARM_EVERY_MILLIS = 500;

    private final ProcessingContext context;
    private final double share;
    private final Chores chores;
    private final Pace pace = Pace.ofThread();
    private @Nullable Cancellable portions;
    private @Nullable Cancellable alarm;
    private long alarmAt;
    private long last;
    private long begun;

    /** What there is to do. */
    interface Chores {

        /** Whether there is something to do now. */
        boolean isPending();

        /** Microseconds: when there will be, by time alone; {@link Span#FOREVER} where there won't. */
        long next();

        /** By how much records may be held up by it, on the average. */
        Duration holdUp();

        /** Does a little, and more while there is time; whether there was anything to do. */
        boolean some(BooleanSupplier isTime);
    }

    /** @param share of the thread's time, at most; at zero a little is done, once each time */
    KeepProfilesPortions(ProcessingContext context, double share, Chores chores) {
        this.context = context;
        this.share = share;
        this.chores = chores;
    }

    /** A record came that had been received then. */
    void record(long receivedMillis) {
        pace.record(context.currentSystemTimeMs() - receivedMillis);
    }

    /** Makes sure that what there is to do will be done. */
    void schedule() {
        if (portions != null) {
            return;
        }
        if (chores.isPending()) {
            pace.begin();
            portions = context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, time -> portion());
        } else {
            scheduleAlarm();
        }
    }

    private void scheduleAlarm() {
        long next = chores.next();
        if (next == Span.FOREVER || (alarm != null && alarmAt <= next)) {
            return;
        }
        cancelAlarm();
        long now = context.currentSystemTimeMs();
        long untilThen = -Math.floorDiv(-next, 1_000L) - now;
        long delay = Math.max(Math.max(1, untilThen), last + ALARM_EVERY_MILLIS - now);
        alarmAt = next;
        alarm = context.schedule(Duration.ofMillis(delay), PunctuationType.WALL_CLOCK_TIME, time -> {
            cancelAlarm();
            portion();
        });
    }

    private void portion() {
        long begin = System.nanoTime();
        long end = share == 0 ? begin : begin + pace.nanos(begin, begun, share, chores.holdUp());
        begun = begin;
        boolean any;
        do {
            any = chores.some(() -> share == 0 || System.nanoTime() < end);
        } while (any && System.nanoTime() < end);
        last = context.currentSystemTimeMs();
        if (!chores.isPending()) {
            close();
        }
        schedule();
    }

    private void cancelAlarm() {
        if (alarm != null) {
            alarm.cancel();
            alarm = null;
        }
    }

    @Override
    public void close() {
        if (portions != null) {
            portions.cancel();
            portions = null;
            pace.end();
        }
    }
}
