// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.deduplication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.enrichment.Sent;
import dev.appizer.enrichment.message.NormalMessage;
import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Result;
import dev.appizer.enrichment.message.TimedMessage;
import dev.appizer.enrichment.normalisation.Normalise;
import dev.appizer.enrichment.time.TellTime;
import dev.appizer.enrichment.validation.ParseBody;
import dev.appizer.schemas.CallType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'p':{'a':1,'b':[1,2]}        | 'p' : { 'b' : [ 1 , 2 ] , 'a' : 1 }",
                "'p':1.50                     | 'p':15e-1",
                "'p':'\\u0041'                | 'p':'A'",
                "'sentAt':'2026-03-01'        | 'sentAt':'2026-03-02'",
                "'sentAt':'2026-03-01'        |",
                "'writeKey':'a'               | 'writeKey':'b'",
                "'_metadata':{'retryCount':1} | '_metadata':{'retryCount':2}"
            })
    void theSameIsTheSame(String one, String other) {
        assertThat(body(one)).isEqualTo(body(other == null ? "" : other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'p':1                      | 'p':2",
                "'p':1                      | 'p':1.0",
                "'p':1                      | 'p':'1'",
                "'p':null                   |",
                "'p':[1,2]                  | 'p':[2,1]",
                "'p':[[1],2]                | 'p':[[1,2]]",
                "'p':'ab','q':''            | 'p':'a','q':'b'",
                "'p':{}                     | 'p':[]",
                "'p':'\\ud800'              | 'p':'?'",
                "'p':{'sentAt':1}           | 'p':{'sentAt':2}",
                "'timestamp':'2026-03-01'   |",
                "'unknown':1                |"
            })
    void anotherValueIsAnother(String one, String other) {
        assertThat(body(one)).isNotEqualTo(body(other == null ? "" : other));
    }

    @Test
    void whatABatchHandedDownDoesNotCount() {
        Sent inherited = Sent.track("");
        inherited.rest().setInheritedContext(ByteBuffer.wrap("{\"ip\":\"::1\"}".getBytes(StandardCharsets.UTF_8)));

        assertThat(fingerprint(inherited).seen().body()).isEqualTo(body(""));
    }

    @Test
    void anotherCallIsAnother() {
        Fingerprint page = fingerprint(Sent.a(CallType.PAGE, ""));
        Fingerprint screen = fingerprint(Sent.a(CallType.SCREEN, ""));

        assertThat(page.seen().body()).isNotEqualTo(screen.seen().body());
    }

    @Test
    void theKeyIsTheSenderAndTheMessageId() {
        Sent sent = Sent.track("");

        assertThat(fingerprint(sent).key())
                .isEqualTo(fingerprint(Sent.track("'x':1")).key());
        assertThat(fingerprint(sent).key())
                .isNotEqualTo(fingerprint(sent.id("m2")).key());
        assertThat(fingerprint(sent).key())
                .isNotEqualTo(fingerprint(sent.by("u2", null)).key());
        assertThat(fingerprint(sent).key())
                .isNotEqualTo(fingerprint(sent.by(null, "u1")).key());
        assertThat(fingerprint(sent).key())
                .isEqualTo(fingerprint(sent.by("u1", "a1")).key());
    }

    private static Hash body(String members) {
        return fingerprint(Sent.track(members)).seen().body();
    }

    private static Fingerprint fingerprint(Sent sent) {
        Result<ParsedMessage> parsed = new ParseBody(32_768).parse(sent.message());
        Result<NormalMessage> normal = parsed.then(new Normalise()::normalise);
        return Fingerprint.of(((Result.Passed<TimedMessage>) normal.then(new TellTime(Duration.ZERO)::tell)).value());
    }
}
