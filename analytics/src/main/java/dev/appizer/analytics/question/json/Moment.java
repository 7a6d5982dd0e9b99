// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.question.json;

import dev.appizer.model.Micros;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;

/**
 * A date, or a date and a time, as it is written in a question: ISO-8601, with an offset or a zone of its own or in the zone
 * of the question.
 */
final class Moment {

    /** Of offsets {@code Z}, {@code +02:00}, {@code +0200} and {@code +02}; behind one a zone in brackets. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .parseLenient()
            .appendOffset("+HH", "Z")
            .parseStrict()
            .optionalEnd()
            .optionalStart()
            .appendLiteral('[')
            .parseCaseSensitive()
            .appendZoneRegionId()
            .appendLiteral(']')
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final TemporalAccessor written;

    private Moment(TemporalAccessor written) {
        this.written = written;
    }

    /** What a text says; empty where it is none of these, or a date that does not exist. */
    static Optional<Moment> of(String text) {
        try {
            return Optional.of(
                            new Moment(ISO.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from)))
                    .filter(moment -> moment.isWithin(ZoneOffset.UTC));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private boolean isWithin(ZoneId zone) {
        Instant instant = instant(zone);
        return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
    }

    /** When it begins, in microseconds since the epoch: of a date alone with the first instant of the day. */
    long start(ZoneId zone) {
        return Micros.of(instant(zone));
    }

    /** Where a range that it ends is over, in microseconds since the epoch: of a date alone with the day. */
    long end(ZoneId zone) {
        return written instanceof LocalDate date
                ? Micros.of(date.plusDays(1).atStartOfDay(zone).toInstant())
                : start(zone);
    }

    private Instant instant(ZoneId zone) {
        if (written instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        } else if (written instanceof LocalDateTime local) {
            return instant(local, zone);
        }
        return LocalDate.from(written).atStartOfDay(zone).toInstant();
    }

    /** Of a time that the clocks repeat the first one; one that they skip is the moment at which they do. */
    private static Instant instant(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).toInstant();
    }
}
