// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition.json;

import static dev.appizer.segment.condition.json.SegmentJsonTest.pointers;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventFilterReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "equals | \"3\" | /value",
                "equals | null | /value",
                "between | [1,\"3\"] | /value/1",
                "in | [true,1] | /value/0",
                "greaterThan | [1] | /value",
                "contains | 3 | /operator",
                "exists | 3 | /operator",
                "before | \"2026-01-31\" | /operator",
            })
    void aCountIsComparedWithNumbersOnly(String operator, String operand, String pointer) {
        String body = "{\"filters\":[{\"event\":\"e\",\"operator\":\"" + operator + "\",\"value\":" + operand + "}]}";

        assertThat(pointers(body)).containsExactly("/filters/0" + pointer);
    }
}
