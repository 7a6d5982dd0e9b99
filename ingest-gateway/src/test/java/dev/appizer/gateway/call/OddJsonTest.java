// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import static dev.appizer.gateway.call.Reading.TRACK;
import static dev.appizer.gateway.call.Reading.problem;
import static dev.appizer.gateway.call.Reading.read;
import static dev.appizer.gateway.call.Reading.rejection;
import static dev.appizer.gateway.call.Reading.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What parsers disagree on: refused where two readers could read two things, kept as it is where they can't. */
class OddJsonTest {

    /** Whether one of them is queryable, the enrichment says; the raw topic has them all as they were sent. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775807",
                "9223372036854775808",
                "1e400",
                "-0.0",
                "1.10",
                "\"a\\u0000b\"",
                "\"\\ud83d\"",
                "\"2026-02-30\"",
                "{\"__proto__\":1}",
                "\"\\u00e9 é\"",
                "\" \""
            })
    void whatCanBeReadInOneWayIsKeptByteForByte(String value) {
        String message = "{\"event\":\"e\",\"properties\":{\"p\":" + value + "}}";

        ReadCall call = read(message, TRACK);

        assertThat(text(call.bytes(call.messages().get(0)))).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NaN", "Infinity", "-Infinity", "01", "+1", ".5", "1.", "0x1", "'a'", "undefined", "\"\\x\""})
    void whatIsNoJsonIs400(String value) {
        String message = "{\"event\":\"e\",\"properties\":{\"p\":" + value + "}}";

        assertThat(problem(message.getBytes(UTF_8), TRACK).code()).isEqualTo("INVALID_JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\":\"e\",\"event\":\"f\"}",
                "{\"event\":\"e\",\"userId\":\"a\",\"userId\":\"a\"}",
                "{\"event\":\"e\",\"properties\":{\"a\":1,\"a\":1}}",
                "{\"event\":\"e\",\"properties\":{\"a\":1,\"\\u0061\":2}}",
                "{\"event\":\"e\",\"x\":[{\"a\":{\"b\":1,\"b\":2}}]}"
            })
    void aNameTwiceInOneObjectIs400(String message) {
        assertThat(rejection(message, TRACK).code()).isEqualTo("INVALID_JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"event\":\"e\\ud800\"}                        | event",
                "{\"event\":\"e\",\"userId\":\"\\udc00\\ud800\"}  | userId",
                "{\"event\":\"e\",\"anonymousId\":\"\\ud83d\"}    | anonymousId",
                "{\"event\":\"e\",\"messageId\":\"\\ud83d\"}      | messageId"
            })
    void halfASurrogatePairIsNoPartOfANameOrAnId(String message, String field) {
        assertThat(rejection(message, TRACK).field()).isEqualTo(field);
    }

    @Test
    void aNameOfAPropertyWithHalfASurrogatePairIsNoJson() {
        String message = "{\"event\":\"e\",\"properties\":{\"\\ude00\":1}}";

        assertThat(problem(message.getBytes(UTF_8), TRACK).code()).isEqualTo("INVALID_JSON");
    }

    @Test
    void aWholeSurrogatePairIs() {
        assertThat(read("{\"event\":\"\\ud83d\\ude00\",\"userId\":\"\\ud83d\\ude00\"}", TRACK)
                        .messages())
                .hasSize(1);
    }
}
