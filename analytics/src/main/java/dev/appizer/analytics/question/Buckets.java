// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question;

import dev.appizer.model.Micros;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The buckets that a range of time falls into. A day begins with the first instant of its date in the zone, so one may be
 * 23 or 25 hours long. Hours and minutes are counted from there by the time that passes: an hour that the clocks repeat is
 * two buckets, one that they skip is none, and the last of a day may be shorter. The first bucket may
 * begin before the range and the last one end behind it: what lies outside is in neither.
 */
public final class Buckets {

    /** More than anybody reads. */
    public static final int MOST = 10_000;

    private static final long MINUTE = 60_000_000L;
    private static final long HOUR = 60 * MINUTE;

    private final ZoneId zone;
    private final long[] starts;

    private Buckets(ZoneId zone, long[] starts) {
        this.zone = zone;
        this.starts = starts;
    }

    /**
     * Cuts a range.
     *
     * @throws IllegalArgumentException where there would be more than {@link #MOST}
     */
    public static Buckets of(TimeRange range, Interval interval, ZoneId zone) {
        LocalDate date = first(Micros.toInstant(range.from()).atZone(zone).toLocalDate(), interval);
        List<Long> starts = new ArrayList<>();
        for (long start = start(date, zone); start < range.to(); ) {
            date = next(date, interval);
            long end = start(date, zone);
            long length = length(interval, end - start);
            // A date that the zone skipped has no length, and no bucket.
            for (; start < end; start += length) {
                if (start + length > range.from() && start < range.to()) {
                    add(starts, start);
                }
            }
            start = end;
        }
        return new Buckets(zone, starts.stream().mapToLong(Long::longValue).toArray());
    }

    private static void add(List<Long> starts, long start) {
        if (starts.size() == MOST) {
            throw new IllegalArgumentException("More than " + MOST + " buckets");
        }
        starts.add(start);
    }

    private static LocalDate first(LocalDate date, Interval interval) {
        return switch (interval) {
            case MINUTE, HOUR, DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
        };
    }

    private static LocalDate next(LocalDate date, Interval interval) {
        return switch (interval) {
            case MINUTE, HOUR, DAY -> date.plusDays(1);
            case WEEK -> date.plusWeeks(1);
            case MONTH -> date.plusMonths(1);
        };
    }

    private static long length(Interval interval, long whole) {
        return switch (interval) {
            case MINUTE -> MINUTE;
            case HOUR -> HOUR;
            case DAY, WEEK, MONTH -> whole;
        };
    }

    private static long start(LocalDate date, ZoneId zone) {
        return Micros.of(date.atStartOfDay(zone).toInstant());
    }

    public int count() {
        return starts.length;
    }

    /** When a bucket begins, in microseconds since the epoch. */
    public long start(int bucket) {
        return starts[bucket];
    }

    /** When a bucket begins, in its zone. */
    public ZonedDateTime time(int bucket) {
        return Micros.toInstant(start(bucket)).atZone(zone);
    }

    /** The bucket of an event time that lies in the range. */
    public int of(long micros) {
        int place = Arrays.binarySearch(starts, micros);
        return place >= 0 ? place : -place - 2;
    }
}
