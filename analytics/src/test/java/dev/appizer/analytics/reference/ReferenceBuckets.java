// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import dev.appizer.analytics.question.Interval;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** When the bucket of an instant begins. */
final class ReferenceBuckets {

    private final Interval interval;
    private final ZoneId zone;

    /** Of each minute, since many events lie in one. */
    private final Map<Instant, Instant> known = new HashMap<>();

    ReferenceBuckets(Interval interval, ZoneId zone) {
        this.interval = interval;
        this.zone = zone;
    }

    Instant start(long micros) {
        Instant minute = Instant.EPOCH.plus(micros, ChronoUnit.MICROS).truncatedTo(ChronoUnit.MINUTES);
        return known.computeIfAbsent(minute, this::start);
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** Clocks change at whole minutes. */
    private Instant start(Instant minute) {
        return switch (interval) {
            case MINUTE -> minute;
            case HOUR -> hour(minute);
            default -> date(minute);
        };
    }

    /** Counted from where its day begins, whatever the clocks do. */
    private Instant hour(Instant minute) {
        Instant start = date(minute);
        while (!start.plusSeconds(3600).isAfter(minute)) {
            start = start.plusSeconds(3600);
        }
        return start;
    }

    /** Clocks set back over midnight repeat a part of a date whose successor has begun: that one's it is, then. */
    private Instant date(Instant instant) {
        LocalDate date = first(instant.atZone(zone).toLocalDate());
        LocalDate next = next(date);
        Instant after = next.atStartOfDay(zone).toInstant();
        return after.isAfter(instant) ? date.atStartOfDay(zone).toInstant() : after;
    }

    private LocalDate first(LocalDate day) {
        LocalDate first = day;
        while (interval == Interval.WEEK && first.getDayOfWeek() != DayOfWeek.MONDAY) {
            first = first.minusDays(1);
        }
        return interval == Interval.MONTH ? LocalDate.of(day.getYear(), day.getMonth(), 1) : first;
    }

    private LocalDate next(LocalDate first) {
        return switch (interval) {
            case WEEK -> first.plusDays(7);
            case MONTH -> first.plusMonths(1);
            default -> first.plusDays(1);
        };
    }
}
