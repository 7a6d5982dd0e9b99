// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.call;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.appizer.gateway.message.Limits;
import dev.appizer.gateway.message.Rejection;
import dev.appizer.schemas.CallType;
import dev.appizer.service.http.HttpProblem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallReaderTest {

    private static final Limits LIMITS = new Limits(32_768, 512_000, 2_500, 100);
    private static final Endpoint TRACK = Endpoint.single(CallType.TRACK);

    private final CallReader reader = new CallReader(LIMITS);

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

    @Test
    void aMessageOfExactly32KiBIsTakenAndOneByteMoreIs413() {
        String frame = "{\"type\":\"page\",\"properties\":{\"a\":\"\"}}";
        String largest = frame.replace(":\"\"}", ":\"" + "x".repeat(32_768 - frame.length()) + "\"}");
        String tooLarge = largest.replace("xx\"}", "xxx\"}");

        assertThat(read(largest, Endpoint.single(CallType.PAGE)).rejected()).isEmpty();
        Rejection why = rejection(tooLarge, Endpoint.single(CallType.PAGE));
        assertThat(why.status()).isEqualTo(413);
        assertThat(why.code()).isEqualTo("MESSAGE_TOO_LARGE");
        assertThat(read("{\"batch\":[" + tooLarge + "," + largest + "]}", Endpoint.BATCH)
                        .messages())
                .extracting(Message::index)
                .containsExactly(1);
    }

    @Test
    void moreThan2500MessagesAre413() {
        String message = "{\"type\":\"page\"}";
        String most = String.join(",", java.util.Collections.nCopies(2_500, message));

        assertThat(read("{\"batch\":[" + most + "]}", Endpoint.BATCH).messages())
                .hasSize(2_500);
        assertThat(problem(("{\"batch\":[" + most + "," + message + "]}").getBytes(UTF_8), Endpoint.BATCH))
                .extracting(HttpProblem::status, HttpProblem::code)
                .containsExactly(413, "TOO_MANY_MESSAGES");
    }

    @Test
    void aContextThatAllMessagesWouldRepeatCannotBlowUpTheTopic() {
        String messages = String.join(",", java.util.Collections.nCopies(1_000, "{\"type\":\"page\"}"));
        String body = "{\"context\":{\"a\":\"" + "x".repeat(30_000) + "\"},\"batch\":[" + messages + "]}";

        assertThat(problem(body.getBytes(UTF_8), Endpoint.BATCH))
                .extracting(HttpProblem::status, HttpProblem::field)
                .containsExactly(413, "context");
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

    private static Endpoint endpoint(String path) {
        return Endpoint.single(CallType.valueOf(path.toUpperCase(java.util.Locale.ROOT)));
    }

    private ReadCall read(String body, Endpoint endpoint) {
        return reader.read(body.getBytes(UTF_8), endpoint);
    }

    private Rejection rejection(String body, Endpoint endpoint) {
        ReadCall call = read(body, endpoint);
        assertThat(call.messages()).isEmpty();
        List<Rejected> rejected = call.rejected();
        assertThat(rejected).hasSize(1);
        return rejected.get(0).why();
    }

    private HttpProblem problem(byte[] body, Endpoint endpoint) {
        return catchThrowableOfType(HttpProblem.class, () -> reader.read(body, endpoint));
    }

    private static String text(@Nullable ByteBuffer bytes) {
        return bytes == null ? "" : UTF_8.decode(bytes.duplicate()).toString();
    }
}
