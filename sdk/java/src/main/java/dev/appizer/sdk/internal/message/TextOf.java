// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.message;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Calendar;
import java.util.Date;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The text of what is one in JSON. */
final class TextOf {

    private TextOf() {}

    /** The text; null where the value is none. */
    static @Nullable String value(Object value) {
        if (value instanceof CharSequence || value instanceof Character || value instanceof UUID) {
            return value.toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        // A path is an iterable of paths, each of which is an iterable of itself.
        if (value instanceof URI || value instanceof Path) {
            return value.toString();
        }
        return isTime(value) ? time(value) : null;
    }

    private static boolean isTime(Object value) {
        return value instanceof TemporalAccessor
                || value instanceof TemporalAmount
                || value instanceof Date
                || value instanceof Calendar;
    }

    /** In ISO-8601, seconds included: that of {@code java.time} leaves them out where they are 0. */
    @SuppressWarnings("JavaUtilDate") // Applications still have them.
    static String time(Object time) {
        if (time instanceof ZonedDateTime zoned) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(zoned);
        }
        if (time instanceof OffsetDateTime offset) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(offset);
        }
        if (time instanceof LocalDateTime local) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local);
        }
        if (time instanceof Date date) {
            // Not toInstant(): the dates of java.sql refuse it.
            return Instant.ofEpochMilli(date.getTime()).toString();
        }
        return time instanceof Calendar calendar ? calendar.toInstant().toString() : time.toString();
    }
}
