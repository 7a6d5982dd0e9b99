// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question;

import dev.appizer.model.Micros;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The buckets that a range of time falls into. A day begins with the first instant of its date in the zone, so one may be
 * 23 or 25 hours long; an hour that the clocks repeat is two buckets, and one that they skip none; where they repeat half of
 * one, that half is a bucket. The first bucket may begin before the range and the last one end behind it: what lies outside is
 * in neither.
 */
public final class Buckets {

    /** More than anybody reads. */
    public static final int MOST = 10_000;

    private final ZoneId zone;
    private final long[] starts;
    private final long end;

    private Buckets(ZoneId zone, long[] starts, long end) {
        this.zone = zone;
        this.starts = starts;
        this.end = end;
    }

    /**
     * Cuts a range.
     *
     * @throws IllegalArgumentException where there would be more than {@link #MOST}
     */
    public static Buckets of(TimeRange range, Interval interval, ZoneId zone) {
        List<Long> starts = new ArrayList<>();
        ZonedDateTime start = first(Micros.toInstant(range.from()).atZone(zone), interval);
        while (Micros.of(start.toInstant()) < range.to()) {
            if (starts.size() == MOST) {
                throw new IllegalArgumentException("More than " + MOST + " buckets");
            }
            starts.add(Micros.of(start.toInstant()));
            start = next(start, interval);
        }
        return new Buckets(zone, starts.stream().mapToLong(Long::longValue).toArray(), Micros.of(start.toInstant()));
    }

    private static ZonedDateTime first(ZonedDateTime time, Interval interval) {
        ZonedDateTime start = start(time, interval);
        for (ZonedDateTime next = next(start, interval); !next.isAfter(time); next = next(next, interval)) {
            start = next;
        }
        return start;
    }

    private static ZonedDateTime start(ZonedDateTime time, Interval interval) {
        return switch (interval) {
            case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
            case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day(time.toLocalDate(), time.getZone());
            case WEEK ->
                day(time.toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), time.getZone());
            case MONTH -> day(time.toLocalDate().withDayOfMonth(1), time.getZone());
        };
    }

    // Hours and minutes go by the instant: they are the same length whatever the clocks do.
    private static ZonedDateTime next(ZonedDateTime start, Interval interval) {
        return switch (interval) {
            case MINUTE -> later(start, start.plusMinutes(1), interval);
            case HOUR -> later(start, start.plusHours(1), interval);
            case DAY -> day(start.toLocalDate().plusDays(1), start.getZone());
            case WEEK -> day(start.toLocalDate().plusWeeks(1), start.getZone());
            case MONTH -> day(start.toLocalDate().plusMonths(1), start.getZone());
        };
    }

    // Where clocks go back into the hour that they show, that hour has begun already.
    private static ZonedDateTime later(ZonedDateTime start, ZonedDateTime next, Interval interval) {
        ZonedDateTime whole = start(next, interval);
        return whole.isAfter(start) ? whole : next;
    }

    private static ZonedDateTime day(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone);
    }

    public int count() {
        return starts.length;
    }

    /** When a bucket begins, in microseconds since the epoch; for the number of buckets when the last one ends. */
    public long start(int bucket) {
        return bucket == starts.length ? end : starts[bucket];
    }

    /** When a bucket begins, in its zone. */
    public ZonedDateTime time(int bucket) {
        return Instant.EPOCH.plus(start(bucket), ChronoUnit.MICROS).atZone(zone);
    }

    /** The bucket of an event time that lies in the range. */
    public int of(long micros) {
        int place = Arrays.binarySearch(starts, micros);
        return place >= 0 ? place : -place - 2;
    }
}
