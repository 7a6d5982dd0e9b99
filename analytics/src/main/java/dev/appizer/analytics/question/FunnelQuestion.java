// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many people get how far along some steps.
 *
 * <p>Each event of the first step within the range begins an attempt. From there each step is the earliest later event
 * (by event time and stamp) that takes it, at most the window after the attempt's beginning, be that behind the range. In
 * strict order it has to be the person's very next event. A person counts once, by the attempt that got furthest, and of
 * several such ones by the earliest.
 *
 * @param steps two to ten
 * @param window in microseconds of {@link Duration}; both ends included
 * @param strict whether no other event of the person may come between two steps
 * @param breakdown what to tell people apart by, as it is at the attempt's first event; null for all in one
 * @param limit how many groups at most: those with the most people in the first step
 */
public record FunnelQuestion(
        TimeRange range,
        List<Step> steps,
        Duration window,
        boolean strict,
        @Nullable Field breakdown,
        int limit) {

    /** The window in microseconds; longer than all of time is as good as any. */
    public long windowMicros() {
        return window.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0
                ? window.toNanos() / 1_000
                : Long.MAX_VALUE / 1_000;
    }
}
