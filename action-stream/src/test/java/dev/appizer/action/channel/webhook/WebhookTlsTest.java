// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.channel.Outcome;
import dev.appizer.action.channel.Outcome.Delivered;
import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.action.channel.address.NameLookup;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContextBuilder;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A server that has a certificate for right.example, by whatever name it's asked for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class WebhookTlsTest {

    private static final String PASSWORD = "changeit";
    private static final NameLookup HERE = host -> new InetAddress[] {Webhooks.HERE};

    private SSLContext trusting;
    private RawServer server;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        Path store = directory.resolve("store.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=right.example",
                        "-ext",
                        "san=dns:right.example",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        char[] password = PASSWORD.toCharArray();
        trusting = SSLContextBuilder.create().loadTrustMaterial(store, password).build();
        SSLContext serving = SSLContextBuilder.create()
                .loadKeyMaterial(store, password, password)
                .build();
        server = new RawServer(serving.getServerSocketFactory());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Outcome send(String host, SSLContext tls) throws Exception {
        URI url = URI.create("https://" + host + ":" + server.port() + "/?query-secret");
        try (WebhookChannel channel = new WebhookChannel(Webhooks.LOCAL, HERE, tls)) {
            return channel.send("a", Webhooks.to(url)).toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void theNameThatTheCertificateIsForIsSentTo() throws Exception {
        assertThat(send("right.example", trusting)).isEqualTo(new Delivered());
    }

    @Test
    void anotherNameIsNotThoughTheAddressIsTheSame() throws Exception {
        int before = server.requests().size();

        Outcome outcome = send("wrong.example", trusting);

        assertFailedByTls(outcome, "wrong.example");
        assertThat(server.requests()).hasSize(before);
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotTrusted() throws Exception {
        assertFailedByTls(send("right.example", SSLContexts.createDefault()), "right.example");
    }

    @Test
    void aServerWithoutTlsIsNotSentToByHttps() throws Exception {
        try (RawServer plain = new RawServer();
                WebhookChannel channel = new WebhookChannel(Webhooks.LOCAL, HERE, trusting)) {
            Outcome outcome = Webhooks.send(channel, URI.create("https://right.example:" + plain.port()));

            assertThat(outcome).isInstanceOf(Failed.class);
        }
    }

    private static void assertFailedByTls(Outcome outcome, String host) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.why()).contains(host, "TLS").doesNotContain("secret"));
    }
}
