// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates and durations in ISO-8601. */
final class Times {

    /** A date, with or without a time of day, that with or without a zone. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern WEEKS = Pattern.compile("P(\\d+)W(.*)");
    private static final Pattern DURATION =
            Pattern.compile("P(?=.)(?:\\d+D)?(?:T(?=.)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d+)?S)?)?");

    private Times() {}

    /** Without a zone it is UTC, a date alone is its midnight; empty for other values and impossible dates. */
    static Optional<Instant> date(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    instant(DATE.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private static Instant instant(TemporalAccessor parsed) {
        if (parsed instanceof OffsetDateTime zoned) {
            return zoned.toInstant();
        }
        LocalDateTime local = parsed instanceof LocalDateTime dateTime
                ? dateTime
                : LocalDate.from(parsed).atStartOfDay();
        return local.toInstant(ZoneOffset.UTC);
    }

    /**
     * Weeks, days (86,400 s), hours, minutes and seconds.
     *
     * @throws IllegalArgumentException for anything else, years and months among it
     */
    static Duration duration(String text) {
        Matcher weeks = WEEKS.matcher(text);
        if (weeks.matches()) {
            Duration some = Duration.ofDays(7 * Long.parseLong(weeks.group(1)));
            return weeks.group(2).isEmpty() ? some : some.plus(duration("P" + weeks.group(2)));
        }
        if (!DURATION.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a duration: " + text);
        }
        return Duration.parse(text);
    }

    /** Whether {@code now − within < time ≤ now}; without a duration, whether {@code time ≤ now}. */
    static boolean inWindow(Instant time, @Nullable Duration within, Instant now) {
        return !time.isAfter(now) && (within == null || time.isAfter(now.minus(within)));
    }
}
