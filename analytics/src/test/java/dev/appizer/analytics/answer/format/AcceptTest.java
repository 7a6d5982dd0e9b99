// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                                              | JSON
            ''                                               | JSON
            application/json                                 | JSON
            application/*                                    | JSON
            application/json;charset=utf-8                   | JSON
            text/csv                                         | CSV
            text/*                                           | CSV
            TEXT/CSV                                         | CSV
            text/csv; header=present                         | CSV
            application/vnd.apache.arrow.stream              | ARROW
            text/csv, application/json                       | JSON
            text/csv, application/json;q=0.9                 | CSV
            text/html, text/csv;q=0.5                        | CSV
            text/html, */*;q=0.1                             | JSON
            */*, application/json;q=0                        | CSV
            */*;q=0.5, application/vnd.apache.arrow.stream   | ARROW
            text/*;q=0.1, application/*;q=0.2, text/csv      | CSV
            application/json;q=0, application/*              | ARROW
            text/csv ; Q=0.4 , application/json ; q=0.3      | CSV
            text/csv;q=much, application/json;q=0.1          | JSON
            ,,text/csv,                                      | CSV
            """)
    void theBestLikedFormatIsGiven(String header, Format format) {
        assertThat(Format.accepted(header)).contains(format);
    }

    @Test
    void whoeverAsksForNothingGetsJson() {
        assertThat(Format.accepted(null)).contains(Format.JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;q=0", "*/*;q=0", "image/*", ";", "csv", "text/csvx"})
    void aFormatThatThereIsNotIsNone(String header) {
        assertThat(Format.accepted(header)).isEmpty();
    }

    @Test
    void allFormatsAreNamed() {
        assertThat(Format.mediaTypes()).isEqualTo("application/json, text/csv, application/vnd.apache.arrow.stream");
    }
}
