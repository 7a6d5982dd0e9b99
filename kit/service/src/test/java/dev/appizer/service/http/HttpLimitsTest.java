// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.service.http.RawConnection.Said;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server bears, and what it does with what is more. */
class HttpLimitsTest {

    private static final String QUICK = "GET /quick HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final int BODY = 200_000;
    private static final int IN_FLIGHT = 1_000_000;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong mostHeld = new AtomicLong();
    private final HttpServerHost host = new HttpServerHost(
            vertx,
            new HttpServerConfig(
                    "127.0.0.1",
                    0,
                    new HttpLimits(8, Duration.ofSeconds(1), Duration.ofSeconds(3), IN_FLIGHT, Duration.ZERO),
                    null),
            Routes.builder()
                    .bodyLimit(BODY)
                    .async("POST", "/slow", this::slow)
                    .async("GET", "/quick", call -> CompletableFuture.completedStage(Reply.ok("quick")))
                    .build(),
            new SimpleMeterRegistry());
    private final int port = host.start();

    @AfterEach
    void stop() {
        host.stop(Duration.ofSeconds(1));
        vertx.close().await();
    }

    private CompletableFuture<Reply> slow(Call call) {
        mostHeld.accumulateAndGet(held.addAndGet(call.body().length), Math::max);
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        vertx.setTimer(100, then -> {
            held.addAndGet(-call.body().length);
            answer.complete(Reply.ok(call.waited().toMillis()));
        });
        return answer;
    }

    @Test
    void aBurstWaitsInItsSocketsAndIsAnsweredToTheLast() {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(uri("/slow"))
                .version(HttpClient.Version.HTTP_1_1)
                .POST(BodyPublishers.ofString("x".repeat(BODY)))
                .build();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int call = 0; call < 8; call++) {
            answers.add(client.sendAsync(request, BodyHandlers.ofString()));
        }

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(answers)
                .anySatisfy(answer ->
                        assertThat(Integer.parseInt(answer.join().body())).isGreaterThan(10));
        assertThat(mostHeld.get()).isBetween((long) IN_FLIGHT - BODY, (long) IN_FLIGHT);
    }

    @Test
    void oneConnectionTooManyIsClosedAndTheNextIsTakenOnceThereIsRoom() throws Exception {
        List<RawConnection> open = new ArrayList<>();
        for (int connection = 0; connection < 8; connection++) {
            open.add(new RawConnection(port));
            askQuick(open.get(connection));
        }

        try (RawConnection more = new RawConnection(port)) {
            assertThat(more.send(QUICK).hear()).isEqualTo(new Said("", true));
        }
        askQuick(open.get(0));
        open.get(0).close();
        Thread.sleep(200);
        try (RawConnection again = new RawConnection(port)) {
            askQuick(again);
        }
        for (RawConnection connection : open) {
            connection.close();
        }
    }

    private static void askQuick(RawConnection connection) throws IOException {
        connection.send(QUICK).hear("\"quick\"");
    }

    /** What has no body waits for no room, and who has gone holds none. */
    @Test
    void bodiesThatDontComeHoldUpNeitherHealthNorLong() throws Exception {
        String head = "POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: " + BODY + "\r\n\r\nx";
        List<RawConnection> idle = new ArrayList<>();
        for (int connection = 0; connection < 7; connection++) {
            idle.add(new RawConnection(port).send(head));
        }
        Thread.sleep(200);
        try (RawConnection health = new RawConnection(port)) {
            long start = System.nanoTime();
            askQuick(health);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(900));
        }
        for (RawConnection connection : idle) {
            connection.close();
        }
        Thread.sleep(3_000);

        assertThat(host.bytesInFlight()).isZero();
        assertThat(host.connections()).isZero();
    }

    @Test
    void aHeadThatComesByteByByteIsCutOff() throws Exception {
        try (RawConnection slow = new RawConnection(port)) {
            boolean cut = false;
            for (int second = 0; second < 8 && !cut; second++) {
                Thread.sleep(500);
                try {
                    slow.send(second == 0 ? "GET /quick HTTP/1.1\r\n" : "X-" + second + ": 1\r\n");
                } catch (IOException closed) {
                    cut = true;
                }
            }
            assertThat(cut).isTrue();
        }
    }

    @Test
    void aBodyThatComesByteByByteIsTold408() throws Exception {
        try (RawConnection slow = new RawConnection(port)) {
            slow.send("POST /slow HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nx");
            Said said = slow.hear();

            assertThat(said.status()).isEqualTo(408);
            assertThat(said.closed()).isTrue();
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
