// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.filter.value.Span;
import dev.appizer.streams.time.Alarm;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * When it is looked what there is to do. Each look makes the task commit, so there is none while nothing is there, and the
 * longer those that are under way bring nothing, the seldomer they are.
 */
final class Looks implements AutoCloseable {

    /** A destination that hangs is looked after no seldomer than every so many looks. */
    private static final int SELDOMEST = 8;

    private final ProcessingContext context;
    private final long look;
    private final long idle;
    private final LongSupplier next;
    private final Alarm alarm;
    private long last;
    private long pause;

    /** @param next when there will be something to do by time alone, in microseconds; {@link Span#FOREVER} where never */
    Looks(ProcessingContext context, DeliverLimits limits, LongSupplier next, Runnable rings) {
        this.context = context;
        this.look = limits.look().toMillis();
        this.idle = Math.max(look, limits.idle().toMillis());
        this.next = next;
        this.alarm = new Alarm(context, rings);
        this.pause = look;
    }

    /** Something came that is to be attempted. */
    void soon() {
        alarm.setTo(Math.max(now() + 1, last + look));
    }

    /** Nothing is under way that was not before. */
    void waitForTime() {
        long at = next.getAsLong();
        if (at != Span.FOREVER) {
            long millis = at <= now() * 1_000 ? now() : -Math.floorDiv(-at, 1_000L);
            alarm.setTo(Math.max(millis, last + (millis <= now() ? look : idle)));
        }
    }

    /**
     * A look has been taken.
     *
     * @param found whether there was anything
     * @param underWay whether outcomes may come
     */
    void taken(boolean found, boolean underWay) {
        last = now();
        pause = found ? look : Math.min(look * SELDOMEST, pause * 2);
        if (underWay) {
            alarm.setTo(last + pause);
        }
        waitForTime();
    }

    private long now() {
        return context.currentSystemTimeMs();
    }

    @Override
    public void close() {
        alarm.close();
    }
}
