// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.scale;

import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.TimeRange;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Which bucket each hour of a range belongs to, asked of the calendar for every hour; for zones a whole number of hours off. */
final class HourCalendar {

    private static final long HOUR = 3_600_000_000L;

    private final long first;
    private final int[] bucket;

    HourCalendar(TimeRange range, Interval interval, ZoneId zone) {
        this.first = Math.floorDiv(range.from(), HOUR);
        this.bucket = new int[Math.toIntExact(Math.floorDiv(range.to() - 1, HOUR) - first + 1)];
        for (int hour = 1; hour < bucket.length; hour++) {
            boolean sameAsBefore = interval != Interval.HOUR
                    && key(first + hour, interval, zone).equals(key(first + hour - 1, interval, zone));
            bucket[hour] = bucket[hour - 1] + (sameAsBefore ? 0 : 1);
        }
    }

    private static LocalDate key(long hour, Interval interval, ZoneId zone) {
        LocalDate date = Instant.ofEpochSecond(hour * 3_600).atZone(zone).toLocalDate();
        return switch (interval) {
            case WEEK -> monday(date);
            case MONTH -> LocalDate.of(date.getYear(), date.getMonth(), 1);
            default -> date;
        };
    }

    private static LocalDate monday(LocalDate date) {
        LocalDate day = date;
        while (day.getDayOfWeek() != DayOfWeek.MONDAY) {
            day = day.minusDays(1);
        }
        return day;
    }

    int count() {
        return bucket[bucket.length - 1] + 1;
    }

    /** Of a time in the range. */
    int of(long time) {
        return bucket[(int) (Math.floorDiv(time, HOUR) - first)];
    }
}
