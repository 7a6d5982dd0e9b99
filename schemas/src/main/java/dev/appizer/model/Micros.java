// SPDX-License-Identifier: Apache-2.0
package dev.appizer.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Microseconds since the epoch, the unit of every time in the pipeline, and {@link Instant}, the type of it in records. */
public final class Micros {

    /** 9999-12-31: later than any time that comes, and still a time for whoever reads it. */
    public static final long FOR_EVER = 253_402_214_400_000_000L;

    private Micros() {}

    /** Truncates to whole microseconds, towards the past. */
    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
    }

    public static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
