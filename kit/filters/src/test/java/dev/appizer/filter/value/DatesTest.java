// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-01-31T00:00:00Z",
        "2024-02-29, 2024-02-29T00:00:00Z",
        "2026-01-31T10:30, 2026-01-31T10:30:00Z",
        "2026-01-31T10:30:15.25, 2026-01-31T10:30:15.250Z",
        "2026-01-31T10:30:15Z, 2026-01-31T10:30:15Z",
        "2026-01-31t10:30:15z, 2026-01-31T10:30:15Z",
        "2026-01-31T00:30:00+02:00, 2026-01-30T22:30:00Z",
        "2026-01-31T00:30:00-0530, 2026-01-31T06:00:00Z",
        "2026-01-31T00:30:00+02, 2026-01-30T22:30:00Z",
        "-0044-03-15, -0044-03-15T00:00:00Z",
    })
    void anIsoDateIsAnInstant(String text, Instant instant) {
        assertThat(Dates.of(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-01",
                "2026-1-31",
                "2026-02-29",
                "2026-13-01",
                "2026-01-31T24:00:00",
                "2026-01-31T10:61",
                "2026-01-31 10:30:00",
                "2026-01-31T10:30:00+25:00",
                "2026-01-31T10:30:00[Europe/Oslo]",
                "2026-01-31Z",
                " 2026-01-31",
                "20260131T103000Z",
                "1767225600000",
                "January 31, 2026",
            })
    void anythingElseIsNoDate(String text) {
        assertThat(Dates.of(text)).isNull();
    }

    @Test
    void onlyAStringIsADate() {
        assertThat(Dates.of(1767225600000L)).isNull();
        assertThat(Dates.of(null)).isNull();
    }

    @Test
    void theTextOfAnInstantIsReadBackToTheMicrosecond() {
        assertThat(Dates.of(Dates.text(Instant.parse("2026-01-31T10:30:15.123456789Z"))))
                .isEqualTo(Instant.parse("2026-01-31T10:30:15.123456Z"));
    }
}
