// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.filter.value.Span;
import java.time.Duration;

/**
 * How long events count, whatever is asked of them.
 *
 * @param micros {@link Span#FOREVER} for ever
 */
public record Retention(long micros) {

    public static final Retention FOR_EVER = new Retention(Span.FOREVER);

    public static Retention of(Duration length) {
        return new Retention(length.toNanos() / 1_000);
    }

    public boolean isForEver() {
        return micros == Span.FOREVER;
    }

    /** The last instant of which events no longer count; before all time where they count for ever. */
    public long after(long now) {
        return isForEver() ? Long.MIN_VALUE : now - micros;
    }
}
