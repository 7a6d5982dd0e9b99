// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.channel.Outcome;
import dev.appizer.action.channel.Outcome.Delivered;
import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.action.channel.Outcome.Refused;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookAnswersTest {

    private final RawServer server = new RawServer();
    private final WebhookChannel channel = new WebhookChannel(Webhooks.LOCAL);

    @AfterEach
    void close() {
        channel.close();
        server.close();
    }

    private Outcome send() throws Exception {
        return Webhooks.send(channel, server.url("/path-secret?query-secret"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void someStatusesMeanDelivered(int status) throws Exception {
        server.does(RawServer.status(status));

        assertThat(send()).isEqualTo(new Delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 408, 425, 429, 500, 502, 503, 504, 599})
    void someStatusesMeanThatItMayDoBetter(int status) throws Exception {
        server.does(RawServer.status(status, "Retry-After: 7\r\n"));

        assertThat(send())
                .isEqualTo(new Failed(
                        "127.0.0.1:" + server.port() + " answered " + status, Optional.of(Duration.ofSeconds(7))));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 406, 407, 409, 410, 413, 415, 422, 451})
    void someStatusesMeanThatItNeverWill(int status) throws Exception {
        server.does(RawServer.status(status));

        assertThat(send()).isEqualTo(new Refused("127.0.0.1:" + server.port() + " answered " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308})
    void aRedirectIsRefused(int status) throws Exception {
        server.does(RawServer.status(status, "Location: /elsewhere\r\n"));

        Outcome outcome = send();

        assertThat(outcome)
                .isEqualTo(new Refused(
                        "127.0.0.1:" + server.port() + " answered " + status + ", a redirect, which is not followed"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aHugeAnswerIsReadNoFurtherThanItNeedsBe() throws Exception {
        server.does((socket, out) -> {
            RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n")
                    .answer(socket, out);
            while (true) {
                out.write(new byte[8_192]);
            }
        });

        assertThat(send()).isEqualTo(new Delivered());
    }

    @Test
    void anAnswerThatDripsIsTooLate() throws Exception {
        server.does((socket, out) -> {
            RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n").answer(socket, out);
            dripWithoutEnd(".", socket, out);
        });

        assertFailed(send(), "within 1500 ms");
    }

    @Test
    void headersThatDripAreTooLate() throws Exception {
        server.does((socket, out) -> {
            RawServer.saying("HTTP/1.1 200 OK\r\n").answer(socket, out);
            dripWithoutEnd("a: b\r\n", socket, out);
        });

        assertFailed(send(), "within 1500 ms");
    }

    private static void dripWithoutEnd(String drop, Socket socket, OutputStream out) throws IOException {
        while (true) {
            RawServer.saying(drop).answer(socket, out);
            out.flush();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: b\r\n", "aaaaaaaaaaaaaaaa"})
    void headersWithoutEndAreNotRead(String header) throws Exception {
        server.does((socket, out) -> {
            RawServer.saying("HTTP/1.1 200 OK\r\n").answer(socket, out);
            while (true) {
                out.write(header.repeat(100).getBytes(StandardCharsets.ISO_8859_1));
            }
        });

        assertFailed(send(), "broke off");
    }

    @Test
    void aServerThatIsNotThereTakesNoConnection() throws Exception {
        server.close();

        assertFailed(send(), "takes no connection");
    }

    @Test
    void aNameWithoutAddressMayHaveOneLater() throws Exception {
        Outcome outcome = Webhooks.send(channel, URI.create("http://nowhere.invalid/?query-secret"));

        assertThat(outcome).isEqualTo(new Failed("nowhere.invalid:80 has no address", Optional.empty()));
    }

    private static void assertFailed(Outcome outcome, String why) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.why())
                                .contains("127.0.0.1", why)
                                .doesNotContain("secret"));
    }
}
