// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.model.Micros;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2024-01-15T10:30:00Z, 2024-01-15T10:30:00Z",
        "2024-01-15T10:30:00, 2024-01-15T10:30:00Z",
        "2024-01-15T10:30, 2024-01-15T10:30:00Z",
        "2024-01-15, 2024-01-15T00:00:00Z",
        "2024-01-15T10:30:00.123Z, 2024-01-15T10:30:00.123Z",
        "2024-01-15T10:30:00.1Z, 2024-01-15T10:30:00.100Z",
        "2024-01-15T10:30:00.123456789Z, 2024-01-15T10:30:00.123456Z",
        "1969-12-31T23:59:59.9999999Z, 1969-12-31T23:59:59.999999Z",
        "2024-01-15T10:30:00+02:00, 2024-01-15T08:30:00Z",
        "2024-01-15T10:30:00.5-0530, 2024-01-15T16:00:00.500Z",
        "2024-01-15T10:30:00+01, 2024-01-15T09:30:00Z",
        "2024-01-15t10:30:00z, 2024-01-15T10:30:00Z",
        "2024-01-15 10:30:00, 2024-01-15T10:30:00Z",
        "2024-02-29, 2024-02-29T00:00:00Z",
        "0001-01-01, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
    })
    void datesAreInstants(String text, Instant expected) {
        assertThat(IsoTime.parse(text)).isEqualTo(Micros.of(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29",
                "2024-13-01",
                "2024-00-10",
                "2024-04-31",
                "2024-01-15T24:00:00Z",
                "2024-01-15T23:60:00Z",
                "2024-01-15T23:59:60Z",
                "2024-1-5",
                "20240115",
                "2024-01",
                "15.01.2024",
                "1705314600000",
                "yesterday",
                "",
                "2024-01-15T",
                "2024-01-15T10",
                "2024-01-15T10:30:00+19:00",
                "2024-01-15T10:30:00.Z",
                "2024-01-15T10:30:00.1234567890Z",
                "2024-01-15Z",
                "+12024-01-15",
                "２０２４-01-15"
            })
    void othersAreNone(String text) {
        assertThat(IsoTime.parse(text)).isNull();
    }
}
