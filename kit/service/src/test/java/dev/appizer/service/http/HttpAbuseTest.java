// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.service.http.RawConnection.Said;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client should send: what two servers could read in two ways must not be read at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpAbuseTest {

    private static final String POST = "POST /echo HTTP/1.1\r\nHost: a\r\n";
    private static final String SMUGGLED = "GET /secret HTTP/1.1\r\nHost: a\r\n\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final HttpServerHost host = new HttpServerHost(
            vertx,
            HttpServerConfig.loopback(0),
            Routes.builder()
                    .bodyLimit(1_000)
                    .blocking("POST", "/echo", call -> Reply.ok(Map.of("bytes", call.body().length)))
                    .async("GET", "/secret", this::secret)
                    .build(),
            new SimpleMeterRegistry());
    private final AtomicInteger secrets = new AtomicInteger();
    private int port;

    private CompletionStage<Reply> secret(Call call) {
        secrets.incrementAndGet();
        return CompletableFuture.completedStage(Reply.ok("secret"));
    }

    @BeforeAll
    void start() {
        port = host.start();
    }

    @AfterAll
    void stop() {
        host.stop(Duration.ofSeconds(1));
        vertx.close().await();
    }

    @Test
    void aSoundRequestIsAnsweredAndTheConnectionStays() throws IOException {
        Said said = say(POST + "Content-Length: 5\r\n\r\nhello" + SMUGGLED);

        assertThat(said.answers()).isEqualTo(2);
        assertThat(said.closed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 5, 6\r\n",
                "Content-Length: +5\r\n",
                "Content-Length: -5\r\n",
                "Content-Length: 0x5\r\n",
                "Content-Length : 5\r\n",
                "Content-Length: 5\r\n folded: 1\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "Content-Length: 5\r\nX-A: a\u0000b\r\n",
                "Content-Length: 5\r\nX-A: a\rb\r\n",
                "Content-Length: 5\r\nX\u0001A: b\r\n",
                ": nameless\r\n",
            })
    void aRequestThatCouldBeReadInTwoWaysIsRefused(String headers) throws IOException {
        Said said = say(POST + headers + "\r\nhello" + SMUGGLED);

        assertThat(said.text()).doesNotContain("secret");
        assertThat(said.status()).isIn(0, 400, 501);
        assertThat(said.closed()).isTrue();
    }

    @Test
    void withTwoLengthsNothingBehindTheFirstRequestIsRead() throws IOException {
        int before = secrets.get();

        Said said = say(POST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED);

        assertThat(said.text()).doesNotContain("secret");
        assertThat(said.answers()).isLessThanOrEqualTo(1);
        assertThat(secrets.get()).as("not even done, unanswered").isEqualTo(before);
        assertThat(said.closed()).isTrue();
    }

    @Test
    void aChunkedBodyThatIsDamagedIsNoBody() throws IOException {
        Said said = say(POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n" + SMUGGLED);

        assertThat(said.text()).doesNotContain("secret", "bytes");
        assertThat(said.closed()).isTrue();
    }

    @Test
    void tooLongALineAndTooLongHeadersAreRefused() throws IOException {
        assertThat(say("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n")
                        .status())
                .isEqualTo(414);
        assertThat(say(POST + "X-A: " + "a".repeat(70_000) + "\r\n\r\n").status())
                .isEqualTo(431);
        assertThat(say(POST + "X-A: a\r\n".repeat(20_000) + "\r\n").status()).isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nonsense\r\n\r\n", "GET / HTTP/3.9\r\n\r\n", "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n"})
    void whatIsNotHttpIsRefused(String text) throws IOException {
        Said said = say(text);

        assertThat(said.status()).isIn(0, 400, 404, 501, 505);
        assertThat(said.closed()).isTrue();
    }

    @Test
    void anUpgradeIsNotTaken() throws IOException {
        Said said = say(String.join(
                "\r\n",
                "GET /secret HTTP/1.1",
                "Host: a",
                "Connection: Upgrade, HTTP2-Settings",
                "Upgrade: h2c",
                "HTTP2-Settings: AAMAAABkAAQAAP__",
                "",
                ""));

        assertThat(said.text()).doesNotContain("101 Switching");
    }

    private Said say(String text) throws IOException {
        try (RawConnection connection = new RawConnection(port)) {
            return connection.send(text).hear();
        }
    }
}
