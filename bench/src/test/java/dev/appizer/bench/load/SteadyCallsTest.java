// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.local.cli.CommandProblem;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls at a steady rate, to a server that notes what it was sent. */
class SteadyCallsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String REFUSED = "17";

    private final Vertx vertx = Vertx.vertx();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private int port;

    @BeforeEach
    void listen() {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    bodies.add(body.toString());
                    request.response().setStatusCode(bodies.contains(REFUSED) ? 400 : 200);
                    var unused = request.response().end();
                }));
        port = server.listen(0, "127.0.0.1").await().actualPort();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void eachIsSentOnceAndAnswered() throws InterruptedException {
        try (Caller caller = new Caller(vertx, port, 4)) {
            SteadyCalls calls = calls(caller, 1_000);
            calls.run();
            while (calls.answerTimes().length < calls.count()) {
                Thread.sleep(1);
            }
        }

        assertThat(bodies)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(1_000, 1_100)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void noneIsSentThatIsDueAfterTheEnd() throws InterruptedException {
        try (Caller caller = new Caller(vertx, port, 4)) {
            SteadyCalls calls = calls(caller, 1_000);
            calls.start();
            calls.endIn(SECOND.dividedBy(4));
            calls.finish();

            assertThat(calls.count()).isBetween(25, 60);
            assertThat(calls.firstFrom(Long.MAX_VALUE / 2)).isEqualTo(calls.end());
        }

        assertThat(bodies).doesNotContain("1099");
    }

    @Test
    void aCallIsFoundByTheTimeAtWhichItIsDue() throws InterruptedException {
        try (Caller caller = new Caller(vertx, port, 4)) {
            SteadyCalls calls = calls(caller, 1_000);
            calls.start();

            assertThat(calls.firstFrom(calls.dueAt(1_000) - 1)).isEqualTo(1_000);
            assertThat(calls.firstFrom(calls.dueAt(1_042))).isEqualTo(1_042);
            assertThat(calls.firstFrom(calls.dueAt(1_042) + 1)).isEqualTo(1_043);
            calls.endIn(Duration.ZERO);
            calls.finish();
        }
    }

    @Test
    void noneFollowsOneThatFailed() throws InterruptedException {
        try (Caller caller = new Caller(vertx, port, 1)) {
            SteadyCalls calls = calls(caller, Integer.parseInt(REFUSED));

            assertThatThrownBy(calls::run).isInstanceOf(CommandProblem.class).hasMessageContaining("400");
        }

        assertThat(bodies).hasSizeLessThan(100);
    }

    /** A hundred, in a second. */
    private static SteadyCalls calls(Caller caller, int first) {
        return new SteadyCalls(caller, "/", n -> Long.toString(n).getBytes(StandardCharsets.UTF_8), first, 100, SECOND);
    }
}
