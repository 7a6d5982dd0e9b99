// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.json;

import dev.appizer.filter.value.Span;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations in ISO-8601, with weeks, days of 86,400 seconds, hours, minutes and seconds. */
public final class Durations {

    private static final Pattern DURATION = Pattern.compile("P(?=.)(?:(\\d{1,4})W)?(?:(\\d{1,5})D)?"
            + "(?:T(?=.)(?:(\\d{1,6})H)?(?:(\\d{1,8})M)?(?:(\\d{1,10})(?:[.,](\\d{1,6}))?S)?)?");
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private Durations() {}

    /** Microseconds; reports what is no duration, and {@link Span#FOREVER} for it. */
    public static long read(Part part) {
        Matcher parts = DURATION.matcher(part.json().isTextual() ? part.json().textValue() : "");
        Duration duration = parts.matches() ? duration(parts) : Duration.ZERO;
        if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
            part.report(
                    "Give a duration of more than nothing and at most 100 years, in ISO-8601 with weeks, days, hours,"
                            + " minutes and seconds, such as \"P30D\" or \"PT1H30M\"; years and months have no fixed length.");
            return Span.FOREVER;
        }
        return duration.toNanos() / 1_000;
    }

    /** The same; {@link Span#FOREVER} where there is none. */
    public static long readIfPresent(Part part) {
        return part.isPresent() ? read(part) : Span.FOREVER;
    }

    private static Duration duration(Matcher parts) {
        return Duration.ofDays(7 * number(parts.group(1)))
                .plusDays(number(parts.group(2)))
                .plusHours(number(parts.group(3)))
                .plusMinutes(number(parts.group(4)))
                .plusSeconds(number(parts.group(5)))
                .plusNanos(nanos(parts.group(6)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static long nanos(@Nullable String fraction) {
        return fraction == null ? 0 : number((fraction + "000000000").substring(0, 9));
    }
}
