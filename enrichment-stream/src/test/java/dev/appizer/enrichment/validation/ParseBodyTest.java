// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.RawMessage;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.enrichment.message.Result;
import dev.appizer.model.Values;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.RawEvent;
import dev.appizer.schemas.ValueList;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParseBodyTest {

    private final ParseBody parseBody = new ParseBody(200);

    @Test
    void valuesKeepTheirTypes() {
        String json = "{\"a\":[1,1.0,\"1\",true,null],\"b\":{\"c\":9223372036854775807}}";

        Result<ParsedMessage> result = parse(json, null);

        assertThat(passed(result).body())
                .isEqualTo(Map.of(
                        "a",
                        new ValueList(Arrays.asList(1L, 1.0, "1", true, null)),
                        "b",
                        Values.object(Map.of("c", Long.MAX_VALUE))));
    }

    @Test
    void aNumberThatIsAnIdKeepsEveryDigit() {
        Result<ParsedMessage> result = parse("{\"userId\":12345678901234567890,\"anonymousId\":7}", null);

        assertThat(passed(result).id("userId")).isEqualTo("12345678901234567890");
        assertThat(passed(result).id("anonymousId")).isEqualTo("7");
    }

    @Test
    void blankIdsAreAbsent() {
        Result<ParsedMessage> result = parse("{\"userId\":\"\",\"anonymousId\":\" \",\"previousId\":null}", null);

        assertThat(List.of("userId", "anonymousId", "previousId", "groupId"))
                .allSatisfy(field -> assertThat(passed(result).id(field)).isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "{",
                "{}{}",
                "{} x",
                "{\"a\":1,\"a\":1}",
                "{\"a\":{\"b\":1,\"b\":2}}",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":'x'}",
                "{\"a\":1,}",
                "{\"a\":\"\u0001\"}"
            })
    void whatIsNotOneJsonObjectIsRefused(String json) {
        Refusal refusal = refused(parse(json, null));

        assertThat(refusal.code()).isEqualTo(Refusal.Code.INVALID_JSON);
        assertThat(refusal.field()).isNull();
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] latin1 = "{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refused(parseBody.parse(message(latin1, null))).code()).isEqualTo(Refusal.Code.INVALID_JSON);
    }

    @Test
    void aMessageOverTheLimitIsRefused() {
        String fits = "{\"a\":\"" + "x".repeat(192) + "\"}";

        assertThat(parse(fits, null)).isInstanceOf(Result.Passed.class);
        assertThat(refused(parse(fits + " ", null)).code()).isEqualTo(Refusal.Code.MESSAGE_TOO_LARGE);
    }

    @Test
    void aJsonThatIsDeeperThanAnyStackIsRefused() {
        String deep = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

        Result<ParsedMessage> result =
                new ParseBody(100_000).parse(message(deep.getBytes(StandardCharsets.UTF_8), null));

        assertThat(refused(result).code()).isEqualTo(Refusal.Code.INVALID_JSON);
    }

    @Test
    void anInheritedContextThatIsNoObjectIsRefused() {
        assertThat(refused(parse("{}", "[1]")).field()).isEqualTo("context");
        assertThat(refused(parse("{}", " ".repeat(201))).code()).isEqualTo(Refusal.Code.MESSAGE_TOO_LARGE);
        assertThat(passed(parse("{}", "{\"ip\":\"::1\"}")).inheritedContext()).isEqualTo(Map.of("ip", "::1"));
    }

    private Result<ParsedMessage> parse(String json, @Nullable String context) {
        return parseBody.parse(message(json.getBytes(StandardCharsets.UTF_8), context));
    }

    private static RawMessage message(byte[] json, @Nullable String context) {
        RawEvent event = RawEvent.newBuilder()
                .setBody(ByteBuffer.wrap(json))
                .setInheritedContext(context == null ? null : ByteBuffer.wrap(context.getBytes(StandardCharsets.UTF_8)))
                .setType(CallType.TRACK)
                .setMessageId("m1")
                .setReceivedAt(Instant.EPOCH)
                .build();
        return new RawMessage(null, 0, event);
    }

    private static ParsedMessage passed(Result<ParsedMessage> result) {
        return ((Result.Passed<ParsedMessage>) result).value();
    }

    private static Refusal refused(Result<ParsedMessage> result) {
        return ((Result.Refused<ParsedMessage>) result).refusal();
    }
}
