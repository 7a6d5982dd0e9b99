// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.message;

import dev.appizer.sdk.internal.settings.Time;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Times in microseconds, each greater than all before, over all threads, and also when the clock goes back. */
final class Timestamps {

    private static final DateTimeFormatter MICROSECONDS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

    private final Time time;
    private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

    Timestamps(Time time) {
        this.time = time;
    }

    String next() {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, time.now());
        long micros = last.updateAndGet(before -> Math.max(now, before + 1));
        return MICROSECONDS.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }
}
