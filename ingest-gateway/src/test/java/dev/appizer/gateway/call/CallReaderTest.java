// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import static dev.appizer.gateway.call.Reading.TRACK;
import static dev.appizer.gateway.call.Reading.problem;
import static dev.appizer.gateway.call.Reading.read;
import static dev.appizer.gateway.call.Reading.rejection;
import static dev.appizer.gateway.call.Reading.text;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.gateway.message.Rejection;
import dev.appizer.schemas.CallType;
import dev.appizer.service.http.HttpProblem;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallReaderTest {

    @Test
    void aMessageIsTheBytesOfItsObjectExactlyAsTheyWereWritten() {
        String message = "{ \"event\" : \"caf\\u00e9 é 😀\",\n\"properties\":{\"n\":1.50,\"a\":[ ] } }";

        ReadCall call = read(" \n" + message + " \n", TRACK);

        assertThat(text(call.bytes(call.messages().get(0)))).isEqualTo(message);
    }

    @Test
    void theMessagesOfABatchAreSlicesOfItsBody() {
        String first = "{\"type\":\"track\",\"event\":\"é\" , \"properties\":{\"batch\":[{}]}}";
        String second = "{ \"type\":\"page\" }";

        ReadCall call = read("{\"batch\":[" + first + " , " + second + "]}", Endpoint.BATCH);

        assertThat(call.messages()).extracting(Message::type).containsExactly(CallType.TRACK, CallType.PAGE);
        assertThat(call.messages())
                .extracting(message -> text(call.bytes(message)))
                .containsExactly(first, second);
    }

    @Test
    void contextSentAtAndWriteKeyOfABatchAreInheritedWhereverTheyStand() {
        String body = "{\"writeKey\":\"k\",\"batch\":[{\"type\":\"page\"},{\"type\":\"page\",\"sentAt\":\"own\"}],"
                + "\"sentAt\":\"batch\",\"context\":{ \"ip\":\"é\" }}";

        ReadCall call = read(body, Endpoint.BATCH);

        assertThat(call.writeKey()).isEqualTo("k");
        assertThat(text(call.context())).isEqualTo("{ \"ip\":\"é\" }");
        assertThat(call.messages()).extracting(Message::sentAt).containsExactly("batch", "own");
    }

    @Test
    void nullContextAndSentAtOfABatchAreNone() {
        ReadCall call = read("{\"batch\":[{\"type\":\"page\"}],\"sentAt\":null,\"context\":null}", Endpoint.BATCH);

        assertThat(call.context()).isNull();
        assertThat(call.messages()).extracting(Message::sentAt).containsOnlyNulls();
    }

    @Test
    void aBadMessageKeepsItsIndexAndCostsNobodyElse() {
        String body = "{\"batch\":[{\"type\":\"page\"},{\"type\":\"track\"},7,[{\"a\":[]}],"
                + "{\"type\":\"page\",\"x\":{\"a\":1,\"a\":2}},{\"type\":\"page\",\"x\":"
                + "[".repeat(100) + "]".repeat(100) + "},{\"type\":\"screen\"}]}";

        ReadCall call = read(body, Endpoint.BATCH);

        assertThat(call.messages()).extracting(Message::index).containsExactly(0, 6);
        assertThat(call.rejected()).extracting(Rejected::index).containsExactly(1, 2, 3, 4, 5);
        assertThat(call.rejected())
                .extracting(rejected -> rejected.why().code())
                .containsExactly("MISSING_FIELD", "INVALID_JSON", "INVALID_JSON", "INVALID_JSON", "INVALID_JSON");
    }

    @Test
    void theSameNameInTwoObjectsOrAtTwoDepthsIsFine() {
        String nested = "{\"a\":{\"a\":{\"a\":1}},\"b\":[{\"a\":1},{\"a\":2},[{\"a\":3}]]}";

        assertThat(read("{\"event\":\"e\",\"properties\":" + nested + ",\"a\":1,\"b\":2}", TRACK)
                        .rejected())
                .isEmpty();
    }

    @Test
    void aNameTwiceIsFoundThoughItIsEscapedDifferently() {
        Rejection why = rejection("{\"event\":\"e\",\"properties\":{\"a\":1,\"\\u0061\":2}}", TRACK);

        assertThat(why.code()).isEqualTo("INVALID_JSON");
        assertThat(why.field()).isEqualTo("a");
    }

    @Test
    void idsAreReadInTheirFinalForm() {
        Message message = read(
                        "{\"userId\":42,\"anonymousId\":\"\",\"messageId\":null,\"previousId\":\"p\",\"event\":\"e\"}",
                        TRACK)
                .messages()
                .get(0);

        assertThat(message.userId()).isEqualTo("42");
        assertThat(message.anonymousId()).isNull();
        assertThat(message.messageId()).isNull();
        assertThat(message.previousId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{",
                "{\"event\":\"e\"",
                "{\"event\":\"e\"}{}",
                "{\"event\":\"e\"} x",
                "{event:\"e\"}",
                "{\"event\":NaN}",
                "{\"a\":01,\"event\":\"e\"}",
                "{\"event\":\"e\u0001\"}"
            })
    void whatIsNoJsonObjectIs400(String body) {
        HttpProblem problem = problem(body.getBytes(UTF_8), TRACK);

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("INVALID_JSON");
    }

    @Test
    void bytesThatAreNoUtf8Are400() {
        byte[] latin1 = "{\"event\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(problem(latin1, TRACK).code()).isEqualTo("INVALID_JSON");
        assertThat(problem("{\"event\":\"e\"}".getBytes(UTF_16LE), TRACK).getMessage())
                .contains("UTF-8");
    }

    @Test
    void nestingBeyondAnyMeasureIs400AndNoStackOverflow() {
        String body = "{\"event\":\"e\",\"properties\":{\"a\":" + "[".repeat(400_000);

        assertThat(problem(body.getBytes(UTF_8), TRACK).code()).isEqualTo("INVALID_JSON");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{\"messages\":[]}                                    | MISSING_FIELD | batch",
                "{\"batch\":{}}                                       | INVALID_FIELD | batch",
                "{\"batch\":[]}                                       | INVALID_FIELD | batch",
                "{\"batch\":[{\"type\":\"page\"}],\"context\":[]}     | INVALID_FIELD | context",
                "{\"batch\":[{\"type\":\"page\"}],\"batch\":[]}       | INVALID_JSON  | batch",
                "{\"batch\":[{\"type\":\"page\"},]}                   | INVALID_JSON  | -",
            })
    void aBatchThatIsNoneCostsTheCall(String body, String code, @Nullable String field) {
        HttpProblem problem = problem(body.getBytes(UTF_8), Endpoint.BATCH);

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.field()).isEqualTo(field);
    }
}
