// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.sdk.FakeGateway.Reply;
import dev.appizer.sdk.internal.settings.Time;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is tried again, what isn't, and when. */
@SuppressWarnings("FutureReturnValueIgnored") // What becomes of them is seen at the gateway.
class RetriesTest extends WithGateway {

    private static final Track EVENT = Track.of("e").userId("ada");

    @Test
    void a4xxIsNeverTriedAgain() {
        Appizer client = client();
        for (int status : new int[] {400, 401, 403, 404, 408, 413, 415, 422}) {
            int before = gateway.requests().size();
            gateway.answering(Reply.status(status));

            assertThat(notDelivered(client.track(EVENT)).code()).isEqualTo("C");
            assertThat(gateway.requests()).hasSize(before + 1);
        }
        gateway.answering(Reply.status(404).body("<html>"));
        assertThat(notDelivered(client.track(EVENT)).code()).isEqualTo("HTTP_404");
        closeClients();
        assertThat(undelivered).hasSize(9);
    }

    @Test
    void whateverElseIsAnsweredIsTriedAgainWithTheSameBytes() {
        Reply[] failures = {
            Reply.status(500),
            Reply.status(503),
            Reply.status(429),
            Reply.status(301),
            Reply.reset(),
            Reply.reset().taking(),
            Reply.taken().body("<html>"),
            Reply.taken().body(""),
            Reply.taken().body("null"),
            Reply.taken().body("{\"success\":false}"),
            Reply.taken().body("{\"success\":true,\"rejected\":7}"),
            Reply.taken().body("{\"success\":true} trailing"),
            Reply.taken().body("{\"success\":true}"),
            Reply.taken().body("{\"success\":true,\"accepted\":1}"),
            Reply.taken().body("{\"success\":true,\"accepted\":\"1\",\"rejected\":[]}"),
            Reply.taken().accounts(0, ""),
            Reply.taken().accounts(2, ""),
            Reply.taken().accounts(-1, "{\"index\":0},{\"index\":1}"),
            Reply.taken().accounts(0, "{\"index\":\"0\"}"),
            Reply.taken().accounts(0, "{\"index\":1}"),
            Reply.taken().accounts(0, "null"),
            Reply.taken().accounts(-1, "{\"index\":0},{\"index\":0}"),
            Reply.taken().accounts(1, " ".repeat(1 << 20)),
            Reply.status(204).body("")
        };
        gateway.answering(failures);

        Appizer client = client();
        assertThat(get(client.track(EVENT)).isAccepted()).isTrue();
        assertThat(gateway.requests()).hasSize(failures.length + 1);
        assertThat(gateway.requests())
                .extracting(request -> request.messages().toString())
                .containsOnly(gateway.requests().get(0).messages().toString());
        assertThat(gateway.requests())
                .extracting(request -> request.json().get("sentAt").textValue())
                .doesNotHaveDuplicates();
        assertThat(client.stats().retries()).isEqualTo(failures.length);
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsTriedAgain() throws IOException {
        gateway.answering(Reply.taken().after(3_000));
        assertThat(get(client(builder().requestTimeout(Duration.ofMillis(100))).track(EVENT))
                        .isAccepted())
                .isTrue();
        assertThat(gateway.requests()).hasSize(2);

        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Appizer client = client(
                    builder().host("http://127.0.0.1:" + silent.getLocalPort()).requestTimeout(Duration.ofMillis(50)));
            CompletableFuture<Outcome> sent = client.track(EVENT);
            while (client.stats().retries() < 2) {
                Thread.onSpinWait();
            }
            assertThat(sent).isNotDone();
        }
    }

    @Test
    void anAnswerThatEndsInTheMiddleOfItsBodyIsTriedAgain() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Integer> connections = CompletableFuture.supplyAsync(() -> Sockets.answerHalf(server, 3));
            Appizer client = client(
                    builder().host("http://127.0.0.1:" + server.getLocalPort()).requestTimeout(Duration.ofMillis(100)));
            CompletableFuture<Outcome> sent = client.track(EVENT);

            assertThat(connections.get(10, TimeUnit.SECONDS)).isEqualTo(3);
            assertThat(sent).isNotDone();
        }
    }

    @Test
    void nothingIsSentBeforeTheTimeThatIsAskedFor() throws Exception {
        assertSentAgainAfterAMinute("60");
    }

    @Test
    void aDateIsAskedForAsWell() throws Exception {
        assertSentAgainAfterAMinute(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(60).atOffset(ZoneOffset.UTC)));
    }

    private void assertSentAgainAfterAMinute(String retryAfter) throws Exception {
        gateway.answering(Reply.status(503).header("Retry-After", retryAfter));
        Appizer client = client();
        var sent = client.track(EVENT);
        while (warnings.isEmpty()) {
            Thread.onSpinWait();
        }
        time.move(Duration.ofSeconds(50));
        client.flush();
        Thread.sleep(100);
        assertThat(gateway.requests()).hasSize(1);

        time.move(Duration.ofSeconds(11));
        client.flush();
        assertThat(get(sent).isAccepted()).isTrue();
    }

    @Test
    void meanwhileOtherMessagesWaitTooAndTheFirstTryAfterwardsIsASingleOne() throws Exception {
        gateway.answering(request -> switch (request.number()) {
            case 0 -> Reply.status(429).header("Retry-After", "1");
            case 1 -> Reply.taken().after(150);
            default -> Reply.taken();
        });
        Appizer client = client();
        var first = client.track(EVENT);
        Thread.sleep(200);
        var second = client.track(EVENT);
        get(first);
        get(second);

        assertThat(gateway.requests()).hasSize(3);
        assertThat(gap(0)).isGreaterThanOrEqualTo(990_000_000L);
        assertThat(gap(1)).isGreaterThanOrEqualTo(140_000_000L);
        assertThat(gateway.requests().get(1).messages())
                .isEqualTo(gateway.requests().get(0).messages());
    }

    private long gap(int after) {
        return gateway.requests().get(after + 1).at()
                - gateway.requests().get(after).at();
    }

    @Test
    void anAttemptEndsWhenItsMessagesAreGivenUp() {
        gateway.answering(Reply.taken().after(3_000));
        Appizer client = client(builder().giveUpAfter(Duration.ofMillis(200)));
        long start = System.nanoTime();

        assertThat(notDelivered(client.track(EVENT)).code()).isEqualTo(Codes.EXPIRED);
        assertThat(System.nanoTime() - start).isBetween(200_000_000L, 1_200_000_000L);
    }

    @Test
    void whateverFailsOnTheThreadThatSendsItGoesOn() {
        AtomicInteger failures = new AtomicInteger();
        Time failing = new Time() {
            @Override
            public Instant now() {
                return failAtMost(3, time.now());
            }

            @Override
            public long nanos() {
                return failAtMost(2, time.nanos());
            }

            private <T> T failAtMost(int times, T value) {
                boolean sends = Thread.currentThread().getName().equals("appizer-sdk");
                if (sends && failures.get() < times) {
                    failures.incrementAndGet();
                    throw new LinkageError("of the platform");
                }
                return value;
            }
        };

        assertThat(get(client(builder().time(failing)).track(EVENT)).isAccepted())
                .isTrue();
        assertThat(failures).hasValue(3);
    }

    @Test
    void aMessageIsGivenUpAfterItsTimeAndOneThatWasNeverTriedIsNot() {
        gateway.answering(request -> Reply.status(500));
        Appizer client = client(builder().random(() -> 1));
        var tried = client.track(EVENT);
        // Told once the attempt has failed.
        while (warnings.isEmpty()) {
            Thread.onSpinWait();
        }
        var untried = client.track(EVENT.messageId("untried"));
        time.move(Duration.ofHours(23).plusSeconds(1));
        gateway.answering(request -> Reply.taken());
        client.flush();

        assertThat(notDelivered(tried).code()).isEqualTo(Codes.EXPIRED);
        assertThat(get(untried).isAccepted()).isTrue();
        assertThat(gateway.taken()).containsOnlyKeys("untried");
    }
}
