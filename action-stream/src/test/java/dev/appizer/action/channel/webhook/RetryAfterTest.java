// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RetryAfterTest {

    private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | PT0S",
                "' 120 ' | PT2M",
                "86400 | PT24H",
                "86401 | PT24H",
                "99999999999999999999999 | PT24H",
                "Sun, 06 Nov 1994 08:49:37 GMT | PT37S",
                "Sun, 06 Nov 1994 08:00:00 GMT | PT0S",
                "Fri, 06 Nov 2037 08:00:00 GMT | PT24H"
            })
    void secondsAndDatesAreReadWithinADay(String value, Duration wait) {
        assertThat(RetryAfter.read(value, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "soon", "١٢", "Sun, 99 Nov 1994 08:49:37 GMT"})
    void whatCannotBeReadIsAsIfItWasNotThere(String value) {
        assertThat(RetryAfter.read(value, NOW)).isEmpty();
    }

    @Test
    void withoutTheHeaderNothingIsSaid() {
        assertThat(RetryAfter.read(null, NOW)).isEqualTo(Optional.empty());
    }
}
