// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.stamp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.gateway.call.CallReader;
import dev.appizer.gateway.call.Endpoint;
import dev.appizer.gateway.call.ReadCall;
import dev.appizer.gateway.message.Limits;
import dev.appizer.model.Micros;
import dev.appizer.schemas.KeyScope;
import dev.appizer.schemas.RawEvent;
import dev.appizer.service.keys.Key;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StampingTest {

    private static final Instant NOW = Instant.parse("2024-01-15T10:30:00.123456Z");
    private static final Clock STOPPED = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void timesIncreaseStrictlyThoughTheClockStandsStill() {
        ReceiveClock clock = new ReceiveClock(STOPPED);

        long[] times = LongStream.range(0, 3).map(i -> clock.next()).toArray();

        long first = Micros.of(NOW);
        assertThat(times).containsExactly(first, first + 1, first + 2);
    }

    @Test
    void timesAreDistinctForAnyNumberOfThreads() {
        ReceiveClock clock = new ReceiveClock(STOPPED);

        Set<Long> times = new HashSet<>(LongStream.range(0, 20_000)
                .parallel()
                .map(i -> clock.next())
                .boxed()
                .toList());

        assertThat(times).hasSize(20_000);
    }

    @Test
    void aMessageIdIsAUuidOfVersion7WithTheTimeInFront() {
        UuidV7 ids = new UuidV7(new SecureRandom());

        UUID id = UUID.fromString(ids.at(NOW.toEpochMilli()));

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
        assertThat(ids.at(NOW.toEpochMilli())).isNotEqualTo(id.toString());
    }

    @Test
    void theMessagesOfACallShareItsTimeAndKeepTheirPlaces() {
        String body = "{\"context\":{\"a\":1},\"sentAt\":\"s\",\"batch\":[{\"type\":\"page\",\"messageId\":\"m\"},"
                + "{\"type\":\"track\"},{\"type\":\"identify\",\"userId\":\"u\"}]}";
        ReadCall call =
                new CallReader(new Limits(32_768, 512_000, 2_500, 100)).read(body.getBytes(UTF_8), Endpoint.BATCH);
        Stamping stamping = new Stamping(new ReceiveClock(STOPPED), new UuidV7(new SecureRandom()));

        List<RawEvent> events =
                stamping.stamp(call, new Sender(new Key("web", KeyScope.BROWSER), "203.0.113.7", "curl"));

        assertThat(events).extracting(RawEvent::getReceivedAt).containsExactly(NOW, NOW);
        assertThat(events).extracting(RawEvent::getPosition).containsExactly(0, 2);
        assertThat(events.get(0).getMessageId()).isEqualTo("m");
        assertThat(events.get(1).getMessageId()).hasSize(36);
        assertThat(events.get(1).getUserId()).isEqualTo("u");
        assertThat(events).allSatisfy(event -> {
            assertThat(UTF_8.decode(event.getInheritedContext().duplicate()).toString())
                    .isEqualTo("{\"a\":1}");
            assertThat(event.getSentAt()).isEqualTo("s");
            assertThat(event.getKeyId()).isEqualTo("web");
            assertThat(event.getScope()).isEqualTo(KeyScope.BROWSER);
            assertThat(event.getClientIp()).isEqualTo("203.0.113.7");
            assertThat(event.getUserAgent()).isEqualTo("curl");
        });
    }
}
