// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads for how long an answer asks to wait. */
final class RetryAfter {

    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /**
     * Reads it.
     *
     * @param header {@code Retry-After}: seconds, or a date
     * @param date the answer's {@code Date}: where it has one, this clock need not be right
     * @return none for none, and for what is neither
     */
    static Duration of(Optional<String> header, Optional<String> date, Instant now) {
        String text = header.map(String::strip).orElse("");
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Duration.ofSeconds(text.length() > MOST_DIGITS ? 999_999_999 : Long.parseLong(text));
        }
        return date(text)
                .map(until -> Duration.between(date.flatMap(RetryAfter::date).orElse(now), until))
                .filter(wait -> !wait.isNegative())
                .orElse(Duration.ZERO);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
