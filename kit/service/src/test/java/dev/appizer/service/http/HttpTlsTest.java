// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.service.ServiceGroup;
import dev.appizer.service.metrics.Metrics;
import dev.appizer.testing.tls.LoopbackCertificate;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTlsTest {

    @TempDir
    private Path directory;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void aPeerThatIsTrustedIsAskedAndAnotherIsNot() throws InterruptedException {
        LoopbackCertificate known = LoopbackCertificate.in(directory.resolve("known"));
        LoopbackCertificate other = LoopbackCertificate.in(directory.resolve("other"));
        ServiceGroup group = serve(known.certificate(), known.key());
        URI url = URI.create("https://localhost:" + group.start() + "/health/live");

        try (HttpPeer trusting = new HttpPeer(vertx, Duration.ofSeconds(5), known.certificate());
                HttpPeer wary = new HttpPeer(vertx, Duration.ofSeconds(5), other.certificate())) {
            assertThat(trusting.askAndWait("GET", url, Map.of(), new byte[0]).status())
                    .isEqualTo(200);
            assertThatThrownBy(() -> wary.askAndWait("GET", url, Map.of(), new byte[0]))
                    .isInstanceOf(HttpProblem.class);
        }
        group.stop(Duration.ofSeconds(5));
    }

    @Test
    void aCertificateThatWasRenewedIsServedWithoutARestart() throws IOException, InterruptedException {
        LoopbackCertificate before = LoopbackCertificate.in(directory.resolve("before"));
        LoopbackCertificate after = LoopbackCertificate.in(directory.resolve("after"));
        Path certificate = Files.copy(before.certificate(), directory.resolve("tls.crt"));
        Path key = Files.copy(before.key(), directory.resolve("tls.key"));
        HttpTls tls = new HttpTls(certificate, key);
        HttpServer server = vertx.createHttpServer(
                        new HttpServerOptions().setSsl(true).setKeyCertOptions(tls.pem()))
                .requestHandler(request -> request.response().end())
                .listen(0, "127.0.0.1")
                .await();
        RenewedTls renewed = new RenewedTls(tls, List.of(server));
        URI url = URI.create("https://localhost:" + server.actualPort());
        assertThat(isServedTo(url, before.context())).isTrue();
        assertThat(isServedTo(url, after.context())).isFalse();

        Files.copy(after.certificate(), certificate, StandardCopyOption.REPLACE_EXISTING);
        renewed.look();
        Files.copy(after.key(), key, StandardCopyOption.REPLACE_EXISTING);
        renewed.look();
        renewed.look();

        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!isServedTo(url, after.context()) && System.nanoTime() < deadline) {
            Thread.sleep(50);
        }
        assertThat(isServedTo(url, after.context())).isTrue();
        assertThat(isServedTo(url, before.context())).isFalse();
    }

    private ServiceGroup serve(Path certificate, Path key) {
        HttpServerConfig config =
                new HttpServerConfig("127.0.0.1", 0, HttpLimits.usual(), new HttpTls(certificate, key));
        return new ServiceGroup(List.of(), vertx, config, new Metrics());
    }

    /** With a client of its own, so that no session from before is resumed. */
    private static boolean isServedTo(URI url, SSLContext trusted) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().sslContext(trusted).build();
        try {
            HttpRequest request = HttpRequest.newBuilder(url).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (SSLException refused) {
            return false;
        }
    }
}
