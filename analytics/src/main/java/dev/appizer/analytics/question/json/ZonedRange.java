// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question.json;

import dev.appizer.analytics.question.Buckets;
import dev.appizer.analytics.question.Interval;
import dev.appizer.analytics.question.TimeRange;
import dev.appizer.filter.json.Part;
import dev.appizer.model.Micros;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads {@code startDate}, {@code endDate} and {@code timezone}. */
record ZonedRange(TimeRange range, ZoneId zone) {

    private static final String DATES =
            " in ISO-8601, of the years 1 to 9999: a day such as \"2024-01-15\", or a time such as"
                    + " \"2024-01-15T09:30:00\" (in the time zone of the question) or \"2024-01-15T09:30:00Z\".";

    static ZonedRange read(Part question) {
        ZoneId zone = zone(question.field("timezone"));
        Part end = question.field("endDate");
        Optional<Long> from =
                moment(question.field("startDate"), "Give a startDate").map(date -> date.start(zone));
        Optional<Long> to = moment(end, "Give an endDate").map(date -> date.end(zone));
        if (from.isEmpty() || to.isEmpty()) {
            return standIn(zone);
        }
        if (from.get() >= to.get()) {
            end.report("Give an endDate after the startDate. A day alone is in the range as a whole; a time is not.");
            return standIn(zone);
        }
        return new ZonedRange(new TimeRange(from.get(), to.get()), zone);
    }

    private static ZonedRange standIn(ZoneId zone) {
        long day = Micros.of(LocalDate.EPOCH.atStartOfDay(zone).toInstant());
        return new ZonedRange(new TimeRange(day, day + 1), zone);
    }

    private static Optional<Moment> moment(Part part, String give) {
        Optional<Moment> moment =
                part.json().isTextual() ? Moment.of(part.json().textValue()) : Optional.empty();
        if (moment.isEmpty()) {
            part.report(give + DATES);
        }
        return moment;
    }

    private static ZoneId zone(Part part) {
        if (!part.isPresent()) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(part.json().asText());
        } catch (DateTimeException unknown) {
            part.report("Give a time zone, such as \"Europe/Paris\" or \"+02:00\"; or none, for UTC.");
            return ZoneOffset.UTC;
        }
    }

    /** How many buckets it has; reports too many, and 0 for them. */
    int buckets(Interval interval, int most, Part part) {
        int count = count(interval);
        if (count > most) {
            part.report("Give a longer interval, or a shorter range: there may be " + most + " buckets.");
            return 0;
        }
        return count;
    }

    private int count(Interval interval) {
        try {
            return Buckets.of(range, interval, zone).count();
        } catch (IllegalArgumentException tooMany) {
            return Integer.MAX_VALUE;
        }
    }
}
