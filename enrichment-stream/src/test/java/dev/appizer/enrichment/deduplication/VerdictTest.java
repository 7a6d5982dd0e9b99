// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.deduplication;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    private static final Hash BODY = new Hash(1, 2);
    private static final Hash OTHER = new Hash(1, 3);
    private static final long WINDOW = 100;

    @Test
    void theFirstIsFirst() {
        assertThat(Verdict.of(new Seen(BODY, 500), List.of(), WINDOW)).isEqualTo(Verdict.FIRST);
    }

    @ParameterizedTest
    @ValueSource(longs = {401, 500, 599})
    void withinTheWindowEitherWayItIsTheSameOrAConflict(long at) {
        assertThat(Verdict.of(new Seen(BODY, 500), List.of(new Seen(BODY, at)), WINDOW))
                .isEqualTo(Verdict.REPEAT);
        assertThat(Verdict.of(new Seen(BODY, 500), List.of(new Seen(OTHER, at)), WINDOW))
                .isEqualTo(Verdict.CONFLICT);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 400, 600, 9_000})
    void beyondTheWindowItIsFirst(long at) {
        assertThat(Verdict.of(new Seen(BODY, 500), List.of(new Seen(OTHER, at)), WINDOW))
                .isEqualTo(Verdict.FIRST);
    }

    @Test
    void betweenTwoItIsARepeatOfTheOneThatSaysTheSame() {
        List<Seen> before = List.of(new Seen(OTHER, 420), new Seen(BODY, 580), new Seen(OTHER, 900));

        assertThat(Verdict.of(new Seen(BODY, 500), before, WINDOW)).isEqualTo(Verdict.REPEAT);
    }

    @Test
    void whatIsRememberedComesBackFromItsBytes() {
        byte[] two = ByteBuffer.allocate(48)
                .put(new Seen(BODY, 1).toBytes())
                .put(new Seen(OTHER, Long.MAX_VALUE).toBytes())
                .array();

        List<Seen> seen = Seen.listOf(two);

        assertThat(seen).extracting(Seen::receivedAt).containsExactly(1L, Long.MAX_VALUE);
        assertThat(seen).extracting(Seen::body).containsExactly(BODY, OTHER);
        assertThat(Seen.listOf(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT24H", "PT48H", "PT36H", "PT1S", "PT0.003S", "PT1H0.001S"})
    void messagesOfOneWindowAreNeverFurtherApartThanTheReach(Duration window) {
        Buckets buckets = Buckets.of(window);
        long micros = window.toNanos() / 1_000;

        assertThat(buckets.length()).isLessThanOrEqualTo(Duration.ofHours(12).toNanos() / 1_000);
        assertThat(buckets.length()).isLessThan(micros);
        for (long at = 0; at < buckets.length(); at += Math.max(1, buckets.length() / 100)) {
            assertThat(buckets.of(at + micros - 1) - buckets.of(at)).isLessThanOrEqualTo(buckets.reach());
            assertThat(buckets.of(at - micros + 1) - buckets.of(at)).isGreaterThanOrEqualTo(-buckets.reach());
        }
    }
}
