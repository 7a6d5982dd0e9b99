// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.query;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Times of answers, no longer than they need be. */
final class Times {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Times() {}

    /** The beginnings of buckets, in their zone; with the offset only where the clocks were changed between them. */
    static List<String> labels(List<String> times, String interval) {
        List<OffsetDateTime> read = times.stream().map(OffsetDateTime::parse).toList();
        Set<ZoneOffset> offsets = read.stream().map(OffsetDateTime::getOffset).collect(Collectors.toSet());
        String pattern = switch (interval) {
            case "minute", "hour" -> offsets.size() > 1 ? "uuuu-MM-dd HH:mm xxx" : "uuuu-MM-dd HH:mm";
            case "month" -> "uuuu-MM";
            default -> "uuuu-MM-dd";
        };
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        return read.stream().map(format::format).toList();
    }

    /** How long something took, in its two largest units. */
    static String took(double seconds) {
        if (seconds < MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        if (whole < HOUR) {
            return inWords(whole / MINUTE, "min", whole % MINUTE, "s");
        } else if (whole < DAY) {
            return inWords(whole / HOUR, "h", whole % HOUR / MINUTE, "min");
        }
        return inWords(Duration.ofSeconds(whole).toDays(), "d", whole % DAY / HOUR, "h");
    }

    private static String inWords(long count, String unit, long rest, String smaller) {
        return count + " " + unit + (rest == 0 ? "" : " " + rest + " " + smaller);
    }
}
