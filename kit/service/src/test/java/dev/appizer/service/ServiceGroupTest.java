// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.service.http.Handler;
import dev.appizer.service.http.HttpPeer;
import dev.appizer.service.http.HttpProblem;
import dev.appizer.service.http.HttpProblem.Detail;
import dev.appizer.service.http.HttpServerConfig;
import dev.appizer.service.http.PeerAnswer;
import dev.appizer.service.http.Reply;
import dev.appizer.service.http.Routes;
import dev.appizer.service.keys.AdminGuard;
import dev.appizer.service.keys.Keys;
import dev.appizer.service.metrics.Metrics;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Over real sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceGroupTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final HttpPeer peer = new HttpPeer(vertx, TIMEOUT);
    private final HttpClient client = HttpClient.newHttpClient();
    private final FakeService numbers = new FakeService("numbers", numbers());
    private final FakeService words = new FakeService("words", words());
    private final ServiceGroup group =
            new ServiceGroup(List.of(numbers, words), vertx, HttpServerConfig.loopback(0), new Metrics());
    private int port;

    private Routes numbers() {
        return Routes.builder()
                .bodyLimit(100_000)
                .blocking(
                        "PUT",
                        "/v1/numbers/{id}",
                        call -> Reply.ok(Map.of(
                                "id", call.pathParameter("id"),
                                "thread", Thread.currentThread().getName(),
                                "bytes", call.body().length)))
                .blocking("GET", "/v1/numbers/{id}", call -> {
                    throw new IllegalStateException("A bug");
                })
                .blocking("GET", "/v1/numbers", call -> Reply.ok(call.query("limit", 10, 1, 100)))
                .blocking("POST", "/v1/numbers", call -> Reply.ok(call.json()))
                .blocking(
                        "GET",
                        "/v1/peer",
                        call -> Reply.ok(peer.askAndWait("GET", uri("/internal/number"), Map.of(), new byte[0])
                                .json()))
                .internal("GET", "/internal/number", call -> Reply.ok(10))
                .build();
    }

    private static Routes words() {
        Handler.Async later = call -> CompletableFuture.supplyAsync(() -> Reply.ok(call.path()));
        Handler.Async failing = call -> CompletableFuture.supplyAsync(() -> {
            throw HttpProblem.badParts("INVALID_DEFINITION", "Wrong", List.of(new Detail("/filters/0", "is empty")));
        });
        return Routes.builder()
                .answerHeaders(call -> Map.of("X-From", "words"))
                .asyncSuffix("POST", "/v1/words", later)
                .async("POST", "/v1/words/bad", failing)
                .build()
                .plus(Routes.guardedBy(new AdminGuard(Keys::open, null))
                        .blocking("DELETE", "/v1/words", call -> Reply.noContent())
                        .build());
    }

    @BeforeAll
    void start() throws InterruptedException {
        port = group.start();
    }

    @AfterAll
    void stop() throws InterruptedException {
        peer.close();
        group.stop(TIMEOUT);
        vertx.close().await();
        assertThat(numbers.calls.get("stop")).isEqualTo(1);
    }

    @Test
    void aTemplateGivesItsDecodedParameterToABlockingHandler() throws Exception {
        HttpResponse<String> answer = send("PUT", "/v1/numbers/a%2Fb+c", "hello");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"id\":\"a/b+c\"", "\"bytes\":5", "\"thread\":\"http-");
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    }

    @Test
    void aSuffixTakesAnyPrefixAndATrailingSlash() throws Exception {
        assertThat(send("POST", "/any/thing/v1/words/", "").body()).isEqualTo("\"/any/thing/v1/words/\"");
        assertThat(send("POST", "/any/xv1/words/", "").statusCode()).isEqualTo(404);
    }

    @Test
    void anotherMethodIs405WithAllow() throws Exception {
        HttpResponse<String> answer = send("DELETE", "/v1/numbers/1", "");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).contains("GET, PUT");
    }

    @Test
    void anotherPathIs404InTheShapeOfEveryError() throws Exception {
        HttpResponse<String> answer = send("GET", "/nothing", "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo(
                        "{\"success\":false,\"error\":{\"code\":\"NOT_FOUND\",\"message\":\"There is nothing at /nothing\"}}");
    }

    @Test
    void aProblemOfAnAsyncHandlerTellsItsPartsAndHasTheRoutesHeaders() throws Exception {
        HttpResponse<String> answer = send("POST", "/v1/words/bad", "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"details\":[{\"pointer\":\"/filters/0\",\"message\":\"is empty\"}]");
        assertThat(answer.headers().firstValue("x-from")).contains("words");
    }

    @Test
    void aBugIs500AndSaysNothingOfIt() throws Exception {
        HttpResponse<String> answer = send("GET", "/v1/numbers/1", "");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("INTERNAL").doesNotContain("A bug");
    }

    @Test
    void aBodyUpToItsLimitIsTakenAndOneByteMoreIs413() throws Exception {
        assertThat(send("PUT", "/v1/numbers/1", "x".repeat(100_000)).statusCode())
                .isEqualTo(200);
        assertThat(send("PUT", "/v1/numbers/1", "x".repeat(100_001)).statusCode())
                .isEqualTo(413);
        assertThat(send("PUT", "/v1/numbers/1", "x".repeat(3_000_000)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void aBadQueryAndABadBodyAre400NamingTheField() throws Exception {
        assertThat(send("GET", "/v1/numbers?limit=101", "").body()).contains("\"field\":\"limit\"", "INVALID_FIELD");
        assertThat(send("GET", "/v1/numbers?limit=7", "").body()).isEqualTo("7");
        assertThat(send("POST", "/v1/numbers", "{\"a\":1,\"a\":2}").body()).contains("INVALID_JSON");
    }

    @Test
    void aGuardedRouteAsksForTheKey() throws Exception {
        assertThat(send("DELETE", "/v1/words", "", "Authorization", "Bearer dev-browser-key")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("DELETE", "/v1/words", "", "Authorization", "Bearer dev-admin-key")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void healthSpeaksForAllServices() throws Exception {
        assertThat(send("GET", "/health/ready", "").statusCode()).isEqualTo(200);
        words.health = Health.down("It restores");

        HttpResponse<String> answer = send("GET", "/health/ready", "");
        words.health = Health.ok();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"numbers\":\"UP\"", "\"words\":\"DOWN: It restores\"");
    }

    @Test
    void metricsAreInTheFormatOfPrometheusAndKnowTemplatesNotPaths() throws Exception {
        send("PUT", "/v1/numbers/secret", "");

        String metrics = send("GET", "/metrics", "").body();

        assertThat(metrics)
                .contains("jvm_memory_used_bytes", "route=\"/v1/numbers/{id}\"")
                .doesNotContain("secret");
    }

    @Test
    void aPeerIsAskedAndItsAbsenceIs503() throws IOException {
        PeerAnswer answer = peer.askAndWait("POST", uri("/v1/numbers"), Map.of(), "{\"a\":1}".getBytes(UTF_8));

        assertThat(answer.json().path("a").asInt()).isEqualTo(1);
        URI nobody = URI.create("http://127.0.0.1:" + freePort() + "/");
        assertThatThrownBy(() -> peer.askAndWait("GET", nobody, Map.of(), new byte[0]))
                .isInstanceOfSatisfying(
                        HttpProblem.class, e -> assertThat(e.status()).isEqualTo(503));
    }

    /** Several times: whether the answer comes before or after it is waited for is a race. */
    @Test
    void aBlockingHandlerCanAskAnotherInstanceAndWait() throws Exception {
        for (int question = 0; question < 300; question++) {
            assertThat(send("GET", "/v1/peer", "").body()).isEqualTo("10");
        }
    }

    /** More of them than there are workers: all would wait for an answer that nobody is left to give. */
    @Test
    void manyThatAskAnotherInstanceAtOnceAreAllAnswered() {
        HttpRequest request = HttpRequest.newBuilder(uri("/v1/peer")).build();
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                        () -> client.sendAsync(request, BodyHandlers.ofString()))
                .limit(100)
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().body()).isEqualTo("10"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
