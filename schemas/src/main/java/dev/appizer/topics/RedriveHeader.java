// SPDX-License-Identifier: Apache-2.0
package dev.appizer.topics;

import dev.appizer.model.Micros;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The header of a record that is driven again: when it first failed, as decimal text in microseconds. Its presence says that
 * the record is a re-drive.
 */
public final class RedriveHeader {

    public static final String FIRST_FAILED_AT = "appizer-first-failed-at";

    private static final int MOST_DIGITS = 18;

    private RedriveHeader() {}

    /** Marks a record as a re-drive, and only by this one header. */
    public static void put(Headers headers, Instant firstFailedAt) {
        headers.remove(FIRST_FAILED_AT);
        headers.add(FIRST_FAILED_AT, Long.toString(Micros.of(firstFailedAt)).getBytes(StandardCharsets.UTF_8));
    }

    public static boolean isOn(Headers headers) {
        return headers.lastHeader(FIRST_FAILED_AT) != null;
    }

    /** When the record first failed; empty where it is no re-drive, or its header is not such a number. */
    public static Optional<Instant> firstFailedAt(Headers headers) {
        @Nullable Header header = headers.lastHeader(FIRST_FAILED_AT);
        String text =
                header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
        boolean isMicros = !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return isMicros ? Optional.of(Micros.toInstant(Long.parseLong(text))) : Optional.empty();
    }
}
