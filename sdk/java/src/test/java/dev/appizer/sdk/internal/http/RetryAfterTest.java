// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** For how long an answer asks to wait. */
class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2024-01-15T10:30:00Z");

    private static Duration of(@Nullable String header, @Nullable String date) {
        return RetryAfter.of(Optional.ofNullable(header), Optional.ofNullable(date), NOW);
    }

    @Test
    void secondsAreSeconds() {
        assertThat(of(" 7 ", null)).isEqualTo(Duration.ofSeconds(7));
        assertThat(of("99999999999999999999", null)).isEqualTo(Duration.ofSeconds(999_999_999));
    }

    @Test
    void aDateIsHeldAgainstTheAnswersOwnWhereItHasOne() {
        assertThat(of("Mon, 15 Jan 2024 10:31:00 GMT", null)).isEqualTo(Duration.ofSeconds(60));
        assertThat(of("Mon, 15 Jan 2024 10:31:00 GMT", "Mon, 15 Jan 2024 10:30:50 GMT"))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(of("Mon, 15 Jan 2024 10:29:00 GMT", null)).isZero();
    }

    @Test
    void whatIsNeitherAsksForNothing() {
        for (@Nullable String none : Arrays.<@Nullable String>asList(null, "", "-1", "1.5", "soon")) {
            assertThat(of(none, null)).isZero();
        }
    }
}
