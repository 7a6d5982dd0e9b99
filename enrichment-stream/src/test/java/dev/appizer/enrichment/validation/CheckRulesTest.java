// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.enrichment.Sent;
import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.RawMessage;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.enrichment.message.Result;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.RawEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckRulesTest {

    private static final Sent TRACK = Sent.track("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "undefined",
                "NaN",
                "none",
                "NIL",
                "anonymous",
                "Guest",
                "unknown",
                "true",
                "FALSE",
                "0",
                "-1",
                "[object Object]",
                " undefined ",
                "{}",
                "[]",
                "000",
                "--",
                "00000000-0000-0000-0000-000000000000"
            })
    void junkIsNobodysId(String junk) {
        assertThat(refusal(TRACK.by(junk, null))).isEqualTo("INVALID_FIELD userId");
        assertThat(refusal(TRACK.by(null, junk))).isEqualTo("INVALID_FIELD anonymousId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"u1", "1", "10", "nullable", "NO", "-2", "0x0", "Ünïcode", "a b"})
    void otherTextsAreIds(String id) {
        assertThat(refusal(TRACK.by(id, null))).isNull();
    }

    @Test
    void anIdHasAtMost255Characters() {
        assertThat(refusal(TRACK.by("x".repeat(255), null))).isNull();
        assertThat(refusal(TRACK.by("😀".repeat(255), null))).isNull();
        assertThat(refusal(TRACK.by("x".repeat(256), null))).isEqualTo("INVALID_FIELD userId");
        assertThat(refusal(TRACK.id("x".repeat(256)))).isEqualTo("INVALID_FIELD messageId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TRACK    | 'event':'e'                        |",
                "TRACK    |                                    | MISSING_FIELD event",
                "TRACK    | 'event':' '                        | MISSING_FIELD event",
                "TRACK    | 'event':5                          | INVALID_FIELD event",
                "PAGE     |                                    |",
                "SCREEN   |                                    |",
                "IDENTIFY |                                    |",
                "GROUP    | 'groupId':'g'                      |",
                "GROUP    | 'groupId':7                        |",
                "GROUP    | 'groupId':'0'                      |",
                "GROUP    |                                    | MISSING_FIELD groupId",
                "GROUP    | 'groupId':{}                       | INVALID_FIELD groupId",
                "PAGE     | 'groupId':{},'previousId':'null'   |",
                "TRACK    | 'event':'e','anonymousId':1e400    | INVALID_FIELD anonymousId",
                "TRACK    | 'event':'e','anonymousId':1e999999999 | INVALID_FIELD anonymousId",
                "ALIAS    |                                    | MISSING_FIELD previousId",
                "PAGE     | 'properties':[]                    | INVALID_FIELD properties",
                "PAGE     | 'properties':null                  |",
                "PAGE     | 'context':'x'                      | INVALID_FIELD context",
                "IDENTIFY | 'traits':1                         | INVALID_FIELD traits",
                "PAGE     | 'anonymousId':true                 | INVALID_FIELD anonymousId",
                "PAGE     | 'anonymousId':'a1'                 | INVALID_FIELD anonymousId",
                "UNKNOWN  |                                    | UNKNOWN_TYPE type"
            })
    void eachCallNeedsItsFields(CallType type, @Nullable String members, @Nullable String expected) {
        Sent message = Sent.a(type, members == null ? "" : members);

        assertThat(refusal(message)).isEqualTo(expected);
    }

    @Test
    void aNumberIsTheIdOfItsDecimalText() {
        assertThat(refusal(numbered("1e3", "1000"))).isNull();
        assertThat(refusal(numbered("7.0", "7"))).isNull();
        assertThat(refusal(numbered("12345678901234567890", "12345678901234567890")))
                .isNull();
        assertThat(refusal(numbered("0.0", "0"))).isEqualTo("INVALID_FIELD anonymousId");
        assertThat(refusal(numbered("7", "8"))).isEqualTo("INVALID_FIELD anonymousId");
    }

    @Test
    void anEventsNameHasAtMost255Characters() {
        assertThat(refusal(Sent.a(CallType.TRACK, "'event':'" + "x".repeat(255) + "'")))
                .isNull();
        assertThat(refusal(Sent.a(CallType.TRACK, "'event':'" + "x".repeat(256) + "'")))
                .isEqualTo("INVALID_FIELD event");
    }

    @Test
    void somebodyMustHaveTheTraitsOrBeJoined() {
        assertThat(refusal(Sent.a(CallType.IDENTIFY, "").by(null, null))).isEqualTo("MISSING_FIELD userId");
        assertThat(refusal(Sent.a(CallType.IDENTIFY, "").by(null, "a1"))).isNull();
        assertThat(refusal(Sent.a(CallType.ALIAS, "").by(null, "a1"))).isEqualTo("MISSING_FIELD userId");
        assertThat(refusal(TRACK.by(null, null))).isNull();
    }

    @Test
    void anAliasJoinsTwo() {
        assertThat(refusal(alias("p1", "p1"))).isNull();
        assertThat(refusal(alias("u1", "u1"))).isEqualTo("INVALID_FIELD previousId");
        assertThat(refusal(alias("undefined", "undefined"))).isEqualTo("INVALID_FIELD previousId");
        assertThat(refusal(alias("p1", "p2"))).isEqualTo("INVALID_FIELD previousId");
    }

    @Test
    void theRecordAgreesWithTheMessageInIt() {
        RawEvent event = TRACK.event();

        assertThat(refusal(RawEvent.newBuilder(event).setUserId("u2").build())).isEqualTo("INVALID_FIELD userId");
        assertThat(refusal(RawEvent.newBuilder(event).setMessageId("m2").build()))
                .isEqualTo("INVALID_FIELD messageId");
        assertThat(refusal(RawEvent.newBuilder(event).setMessageId(" ").build()))
                .isEqualTo("MISSING_FIELD messageId");
        assertThat(refusal(RawEvent.newBuilder(event).setPosition(-1).build())).isEqualTo("INVALID_FIELD position");
        assertThat(refusal(RawEvent.newBuilder(event).setAnonymousId("").build()))
                .isNull();
    }

    @Test
    void theKeyIsTheSender() {
        RawMessage message = TRACK.message();

        assertThat(refusal(new RawMessage(null, message.timestamp(), message.event())))
                .isEqualTo("INVALID_FIELD key");
        assertThat(refusal(
                        new RawMessage(StandardCharsets.UTF_8.encode("user:u2"), message.timestamp(), message.event())))
                .isEqualTo("INVALID_FIELD key");
    }

    @Test
    void theArrivalIsNotBefore1970NorFarAfterTheRecord() {
        assertThat(refusal(arrived(Instant.EPOCH))).isNull();
        assertThat(refusal(arrived(Instant.EPOCH.minusMillis(1)))).isEqualTo("INVALID_FIELD receivedAt");
        assertThat(refusal(arrived(Sent.NOON.plusSeconds(3_600)))).isNull();
        assertThat(refusal(arrived(Sent.NOON.plusSeconds(3_601)))).isEqualTo("INVALID_FIELD receivedAt");
        assertThat(refusal(arrived(Instant.parse("+200000-01-01T00:00:00Z")))).isEqualTo("INVALID_FIELD receivedAt");
    }

    private static RawMessage arrived(Instant at) {
        RawMessage message = TRACK.at(at).message();
        return new RawMessage(message.key(), Sent.NOON.toEpochMilli(), message.event());
    }

    private static RawEvent numbered(String number, String inRecord) {
        RawEvent event = Sent.track("'anonymousId':" + number).event();
        return RawEvent.newBuilder(event).setAnonymousId(inRecord).build();
    }

    private static RawEvent alias(String inBody, String inRecord) {
        RawEvent event = Sent.a(CallType.ALIAS, "'previousId':'" + inBody + "'").event();
        return RawEvent.newBuilder(event).setPreviousId(inRecord).build();
    }

    private static @Nullable String refusal(Sent message) {
        return refusal(message.message());
    }

    private static @Nullable String refusal(RawEvent event) {
        return refusal(new RawMessage(TRACK.message().key(), Sent.NOON.toEpochMilli(), event));
    }

    private static @Nullable String refusal(RawMessage message) {
        Result<ParsedMessage> result = new ParseBody(32_768).parse(message).then(new CheckRules()::check);
        if (result instanceof Result.Refused<ParsedMessage> refused) {
            Refusal refusal = refused.refusal();
            return refusal.code() + " " + refusal.field();
        }
        return null;
    }
}
