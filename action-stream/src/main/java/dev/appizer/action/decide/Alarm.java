// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.filter.value.Span;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/** Rings when something is due, and only then: each time a punctuator fires its task commits. */
final class Alarm {

    /** Where many things are due one after the other. */
    private static final long LEAST_MILLIS = 20;

    private final ProcessingContext context;
    private final LongSupplier next;
    private final Runnable work;
    private @Nullable Cancellable set;
    private long at = Span.FOREVER;

    /**
     * Makes one that isn't set.
     *
     * @param next when something is due, or earlier: microseconds; {@link Span#FOREVER} for never
     * @param work does what is due and sets this again
     */
    Alarm(ProcessingContext context, LongSupplier next, Runnable work) {
        this.context = context;
        this.next = next;
        this.work = work;
    }

    /** Sets it for what is due next, unless it is set for then or for earlier. */
    void set() {
        long due = next.getAsLong();
        if (due == Span.FOREVER || at <= due) {
            return;
        }
        cancel();
        long untilThen = -Math.floorDiv(-due, 1_000L) - context.currentSystemTimeMs();
        at = due;
        set = context.schedule(
                Duration.ofMillis(Math.max(LEAST_MILLIS, untilThen)), PunctuationType.WALL_CLOCK_TIME, time -> ring());
    }

    private void ring() {
        cancel();
        work.run();
    }

    void cancel() {
        if (set != null) {
            set.cancel();
            set = null;
        }
        at = Span.FOREVER;
    }
}
