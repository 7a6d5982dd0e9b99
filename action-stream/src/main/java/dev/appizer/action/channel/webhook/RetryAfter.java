// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/** How long a server wants to be left alone (RFC 9110, 10.2.3). */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofHours(24);

    private RetryAfter() {}

    /**
     * Reads the header.
     *
     * @param value seconds, or a date in the one format that may still be sent
     * @return from nothing to 24 hours; empty where there is none or it can't be read
     */
    static Optional<Duration> read(@Nullable String value, Instant now) {
        if (value == null) {
            return Optional.empty();
        }
        String text = value.strip();
        if (text.matches("[0-9]+")) {
            // More digits than a day has seconds: however many there are, it's longer.
            return Optional.of(text.length() > 9 ? LONGEST : bounded(Duration.ofSeconds(Long.parseLong(text))));
        }
        Instant date = DateUtils.parseStandardDate(text);
        return date == null ? Optional.empty() : Optional.of(bounded(Duration.between(now, date)));
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
