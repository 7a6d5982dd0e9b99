// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import static dev.appizer.gateway.call.Reading.endpoint;
import static dev.appizer.gateway.call.Reading.read;
import static dev.appizer.gateway.call.Reading.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.gateway.message.Rejection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "track    | {}                                                   | MISSING_FIELD | event",
                "track    | {\"event\":\" \"}                                    | MISSING_FIELD | event",
                "track    | {\"event\":null}                                     | MISSING_FIELD | event",
                "track    | {\"event\":5}                                        | INVALID_FIELD | event",
                "track    | {\"event\":\"e\",\"properties\":[]}                  | INVALID_FIELD | properties",
                "track    | {\"event\":\"e\",\"context\":\"x\"}                  | INVALID_FIELD | context",
                "track    | {\"event\":\"e\",\"userId\":\"undefined\"}           | INVALID_FIELD | userId",
                "track    | {\"event\":\"e\",\"userId\":{}}                      | INVALID_FIELD | userId",
                "track    | {\"event\":\"e\",\"userId\":false}                   | INVALID_FIELD | userId",
                "track    | {\"event\":\"e\",\"anonymousId\":0}                  | INVALID_FIELD | anonymousId",
                "track    | {\"event\":\"e\",\"messageId\":[]}                   | INVALID_FIELD | messageId",
                "track    | {\"event\":\"e\",\"event\":\"f\"}                    | INVALID_JSON  | event",
                "identify | {\"traits\":{}}                                      | MISSING_FIELD | userId",
                "identify | {\"userId\":\"u\",\"traits\":1}                      | INVALID_FIELD | traits",
                "alias    | {\"previousId\":\"p\"}                               | MISSING_FIELD | userId",
                "alias    | {\"userId\":\"u\"}                                   | MISSING_FIELD | previousId",
                "alias    | {\"userId\":\"u\",\"previousId\":\"u\"}              | INVALID_FIELD | previousId",
                "alias    | {\"userId\":7,\"previousId\":\"7\"}                  | INVALID_FIELD | previousId",
                "alias    | {\"userId\":\"u\",\"previousId\":\"null\"}           | INVALID_FIELD | previousId",
                "group    | {\"userId\":\"u\"}                                   | MISSING_FIELD | groupId",
                "batch    | {\"event\":\"e\"}                                    | MISSING_FIELD | type",
                "batch    | {\"type\":\"Track\",\"event\":\"e\"}                 | UNKNOWN_TYPE  | type",
                "batch    | {\"type\":\"batch\"}                                 | UNKNOWN_TYPE  | type",
                "batch    | {\"type\":1}                                         | UNKNOWN_TYPE  | type",
            })
    void aMessageThatBreaksARuleIsRejectedNamingTheField(
            String path, String message, String code, @Nullable String field) {
        Rejection why = path.equals("batch")
                ? rejection("{\"batch\":[" + message + "]}", Endpoint.BATCH)
                : rejection(message, endpoint(path));

        assertThat(why.code()).isEqualTo(code);
        assertThat(why.field()).isEqualTo(field);
        assertThat(why.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "track    | {\"event\":\"api_latency\",\"properties\":{\"ms\":145}}",
                "track    | {\"event\":\"e\",\"userId\":\"\",\"properties\":null,\"type\":\"identify\"}",
                "track    | {\"event\":\"e\",\"timestamp\":\"not a time\",\"previousId\":\"null\"}",
                "identify | {\"anonymousId\":\"a\"}",
                "identify | {\"userId\":\"u\",\"context\":{\"traits\":{}}}",
                "alias    | {\"userId\":\"u\",\"previousId\":\"a\",\"anonymousId\":\"u\"}",
                "page     | {}",
                "screen   | {\"name\":\"Main\"}",
                "group    | {\"groupId\":7,\"userId\":\"u\"}",
            })
    void whatTheRulesDoNotForbidIsTaken(String path, String message) {
        ReadCall call = read(message, endpoint(path));

        assertThat(call.rejected()).isEmpty();
        assertThat(call.messages()).hasSize(1);
    }
}
