// SPDX-License-Identifier: Apache-2.0
package dev.appizer.filter.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.filter.value.Span;
import dev.appizer.filter.value.WithinLast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "P1D 86400000000",
                "P1W2DT3H4M5.25S 788645250000",
                "PT90M 5400000000",
                "PT0,000001S 1",
                "P36525D 3155760000000000"
            })
    void aDurationIsReadInMicroseconds(String text, long micros) {
        assertThat(Filters.test("withinLast", "\"" + text + "\"")).isEqualTo(new WithinLast(micros));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P1Y",
                "P1M",
                "P0D",
                "PT0S",
                "P",
                "PT",
                "P1DT",
                "1D",
                "P-1D",
                "P1.5D",
                "PT1.0000001S",
                "P101Y",
                "P36526D",
                "p1d",
                ""
            })
    void whatIsNoDurationIsRefused(String text) {
        assertThat(Filters.problems("withinNext", "\"" + text + "\""))
                .singleElement()
                .satisfies(problem -> assertThat(problem.pointer()).isEqualTo("/value"))
                .satisfies(problem -> assertThat(problem.message()).contains("P30D"));
    }

    @Test
    void whereNoneIsGivenItIsForEver() {
        assertThat(Body.<Long>read("{\"within\":null}", root -> Durations.readIfPresent(root.field("within"))))
                .isEqualTo(Span.FOREVER);
    }
}
