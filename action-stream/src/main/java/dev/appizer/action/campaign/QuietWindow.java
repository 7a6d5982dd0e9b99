// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import dev.appizer.action.rows.QuietRow;
import dev.appizer.model.Micros;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * When not to disturb, by one clock. What the clock on the wall says decides at each instant: an hour that it skips is not
 * there, and one that it repeats is quiet twice, or not at all.
 *
 * @param fromMinute of the day, included
 * @param toMinute of the day, not included, another one; less than {@code fromMinute}: on the next day
 */
public record QuietWindow(int fromMinute, int toMinute, ZoneId zone) {

    private static final long NANOS_OF_MINUTE = 60_000_000_000L;
    private static final long NANOS_OF_DAY = 1_440 * NANOS_OF_MINUTE;

    /** As it is kept with a notification. */
    public static QuietWindow of(QuietRow row) {
        return new QuietWindow(row.getFrom(), row.getTo(), ZoneId.of(row.getZone()));
    }

    /** To be kept. */
    public QuietRow row() {
        return new QuietRow(fromMinute, toMinute, zone.getId());
    }

    /**
     * Whether nobody is to be disturbed.
     *
     * @param now microseconds since the epoch
     */
    public boolean isQuiet(long now) {
        return isQuiet(Micros.toInstant(now));
    }

    /**
     * The first instant from now on that is not quiet: now itself outside of quiet hours.
     *
     * @param now microseconds since the epoch
     */
    public long endAfter(long now) {
        Instant instant = Micros.toInstant(now);
        while (isQuiet(instant)) {
            Instant end = instant.plusNanos(untilEnd(instant));
            ZoneOffsetTransition change = zone.getRules().nextTransition(instant);
            instant = change == null || end.isBefore(change.getInstant()) ? end : change.getInstant();
        }
        return Micros.of(instant);
    }

    private boolean isQuiet(Instant instant) {
        long minute = nanoOfDay(instant) / NANOS_OF_MINUTE;
        return fromMinute < toMinute
                ? fromMinute <= minute && minute < toMinute
                : fromMinute <= minute || minute < toMinute;
    }

    /** How long a clock that nobody turns goes on to the end: more than nothing, a day at most. */
    private long untilEnd(Instant instant) {
        long left = toMinute * NANOS_OF_MINUTE - nanoOfDay(instant);
        return left > 0 ? left : left + NANOS_OF_DAY;
    }

    private long nanoOfDay(Instant instant) {
        return LocalTime.ofInstant(instant, zone).toNanoOfDay();
    }
}
