// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.enrichment.Sent;
import dev.appizer.enrichment.message.NormalMessage;
import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.enrichment.message.Result;
import dev.appizer.enrichment.message.TimedMessage;
import dev.appizer.enrichment.normalisation.Normalise;
import dev.appizer.enrichment.validation.ParseBody;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Warning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every message here arrives at noon of 2026-03-01. */
class TellTimeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "                                                                             | 2026-03-01T12:00:00Z |",
                "'timestamp':'2026-02-01T08:00:00Z'                                           | 2026-02-01T08:00:00Z |",
                "'timestamp':'2026-02-01T08:00:00Z','originalTimestamp':'2020-01-01'          | 2026-02-01T08:00:00Z |",
                "'originalTimestamp':'2020-01-01'                                             | 2020-01-01T00:00:00Z |",
                "'timestamp':' ','originalTimestamp':'2020-01-01'                             | 2020-01-01T00:00:00Z |",
                "'timestamp':null                                                             | 2026-03-01T12:00:00Z |",
                "'timestamp':'0001-01-01'                                                     | 0001-01-01T00:00:00Z |",
                "'timestamp':'2026-03-01T11:00:00Z','sentAt':'2026-03-01T11:59:00Z'           | 2026-03-01T11:00:00Z |",
                "'timestamp':'2026-03-01T11:00:00Z','sentAt':'2026-03-01T12:01:00Z'           | 2026-03-01T11:00:00Z |",
                "'timestamp':'2026-03-01T11:00:00Z','sentAt':'2026-03-01T11:58:59Z'           | 2026-03-01T11:01:01Z | CLOCK_SKEW",
                "'timestamp':'2026-03-01T14:00:00Z','sentAt':'2026-03-01T14:30:00Z'           | 2026-03-01T11:30:00Z | CLOCK_SKEW",
                "'timestamp':'2030-01-01T00:00:00Z','sentAt':'2030-01-01T00:00:00Z'           | 2026-03-01T12:00:00Z | CLOCK_SKEW",
                "'sentAt':'2026-03-01T11:00:00Z'                                              | 2026-03-01T12:00:00Z |",
                "'timestamp':'2026-03-01T13:00:00Z'                                           | 2026-03-01T13:00:00Z |",
                "'timestamp':'2026-03-01T13:00:00.000001Z'                                    | 2026-03-01T12:00:00Z | FUTURE_TIMESTAMP",
                "'timestamp':'2026-03-01T11:00:00Z','sentAt':'rubbish'                        | 2026-03-01T11:00:00Z | IGNORED",
                "'timestamp':'2026-03-01T11:00:00Z','sentAt':1700000000                       | 2026-03-01T11:00:00Z | IGNORED",
                "'timestamp':'2026-03-01T11:00:00Z','sentAt':''                               | 2026-03-01T11:00:00Z |"
            })
    void theEventTimeIsWhatTheClientSaysAsFarAsItCanBeBelieved(
            @Nullable String members, Instant expected, @Nullable String warning) {
        TimedMessage message = passed(tell(Sent.track(members == null ? "" : members)));

        assertThat(message.eventTime()).isEqualTo(Micros.of(expected));
        assertThat(message.warnings())
                .extracting(Warning::getCode)
                .isEqualTo(warning == null ? List.of() : List.of(warning));
    }

    @Test
    void theClientsOwnTextIsKeptWhereItWasLeft() {
        assertThat(original("'timestamp':'2030-01-01'")).isEqualTo("2030-01-01");
        assertThat(original("'timestamp':'2026-03-01','sentAt':'2026-03-02'")).isEqualTo("2026-03-01");
        assertThat(original("'timestamp':'2026-03-01'")).isNull();
    }

    @Test
    void theBatchsSentAtCountsWhereTheMessageHasNone() {
        Sent sent = Sent.track("'timestamp':'2026-03-01T11:00:00Z'");
        sent.rest().setSentAt("2026-03-01T11:30:00Z");

        assertThat(passed(tell(sent)).eventTime()).isEqualTo(Micros.of(Instant.parse("2026-03-01T11:30:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'2024-02-30'", "'soon'", "1705314600000", "1705314600", "{}", "true"})
    void aTimestampThatIsNoDateIsRefused(String value) {
        assertThat(refusal("'timestamp':" + value)).isEqualTo("INVALID_TIMESTAMP timestamp");
        assertThat(refusal("'originalTimestamp':" + value)).isEqualTo("INVALID_TIMESTAMP originalTimestamp");
        assertThat(refusal("'timestamp':'2024-01-01','originalTimestamp':" + value))
                .isNull();
    }

    private static @Nullable String original(String members) {
        return passed(tell(Sent.track(members))).originalTimestamp();
    }

    private static @Nullable String refusal(String members) {
        if (tell(Sent.track(members)) instanceof Result.Refused<TimedMessage> refused) {
            Refusal refusal = refused.refusal();
            return refusal.code() + " " + refusal.field();
        }
        return null;
    }

    private static TimedMessage passed(Result<TimedMessage> result) {
        return ((Result.Passed<TimedMessage>) result).value();
    }

    private static Result<TimedMessage> tell(Sent sent) {
        Result<ParsedMessage> parsed = new ParseBody(32_768).parse(sent.message());
        Result<NormalMessage> normal = parsed.then(new Normalise()::normalise);
        return normal.then(new TellTime(Duration.ofHours(1))::tell);
    }
}
