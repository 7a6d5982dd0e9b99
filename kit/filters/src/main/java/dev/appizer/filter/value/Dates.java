// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import dev.appizer.model.Micros;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Dates as values hold them: ISO-8601 strings. Only the date operators take a string for a date. */
public final class Dates {

    /** A date; a date and a time; these with an offset: {@code Z}, {@code +02:00}, {@code +02}. */
    private static final DateTimeFormatter USUAL =
            format(new DateTimeFormatterBuilder().parseLenient().appendOffsetId());

    /** Many languages write {@code +0200} by themselves. */
    private static final DateTimeFormatter WITHOUT_COLON =
            format(new DateTimeFormatterBuilder().appendOffset("+HHMM", "Z"));

    private static final int SHORTEST = "2026-01-31".length();

    /** Dates may name years that microseconds don't reach; none of them is near the present. */
    private static final Instant EARLIEST = Instant.parse("-100000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("+100000-01-01T00:00:00Z");

    private Dates() {}

    /** The instant that a value names: without an offset in UTC, a date alone at midnight; null for all other values. */
    public static @Nullable Instant of(@Nullable Object value) {
        if (!(value instanceof String text) || text.length() < SHORTEST || text.charAt(0) > '9') {
            return null;
        }
        try {
            return instant(formatFor(text).parse(text));
        } catch (DateTimeException notADate) {
            return null; // to be told apart from a date is all that is asked of it
        }
    }

    private static DateTimeFormatter formatFor(String text) {
        char fifthFromTheEnd = text.charAt(text.length() - 5);
        return fifthFromTheEnd == '+' || fifthFromTheEnd == '-' ? WITHOUT_COLON : USUAL;
    }

    private static DateTimeFormatter format(DateTimeFormatterBuilder offset) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .optionalStart()
                .appendLiteral('T')
                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                .appendOptional(offset.toFormatter(Locale.ROOT))
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static Instant instant(TemporalAccessor parsed) {
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneOffset offset = parsed.query(TemporalQueries.offset());
        return LocalDate.from(parsed)
                .atTime(Objects.requireNonNullElse(time, LocalTime.MIDNIGHT))
                .toInstant(Objects.requireNonNullElse(offset, ZoneOffset.UTC));
    }

    /** The string for an instant, in UTC and whole microseconds, with as many digits of a fraction as it needs. */
    public static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).toString();
    }

    /**
     * The first whole microsecond since the epoch at which an instant has come; the ends of time for those beyond any
     * clock.
     */
    static long micros(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            return Micros.of(instant.isBefore(EARLIEST) ? EARLIEST : LATEST);
        }
        return Micros.of(instant.plusNanos(999));
    }
}
