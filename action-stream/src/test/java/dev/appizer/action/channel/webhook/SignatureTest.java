// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignatureTest {

    private static final String OTHER = "whsec_" + Base64.getEncoder().encodeToString(new byte[64]);
    private static final String BODY = "{\"name\": \"Zoë 👋\"}";

    private static RawServer.Request sent(String... secrets) throws Exception {
        try (RawServer server = new RawServer();
                WebhookChannel channel = new WebhookChannel(Webhooks.LOCAL)) {
            List<WebhookSecret> parsed =
                    List.of(secrets).stream().map(WebhookSecret::parse).toList();
            channel.send("msg_1", new Webhook(server.url("/a?b=c"), parsed, BODY))
                    .toCompletableFuture()
                    .get();
            return server.requests().get(0);
        }
    }

    private static void verify(String secret, RawServer.Request request) throws Exception {
        Map<String, List<String>> headers = request.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        new com.standardwebhooks.Webhook(secret).verify(request.body(), HttpHeaders.of(headers, (name, value) -> true));
    }

    @Test
    void theExampleOfTheSpecificationIsSignedAsItSays() {
        String body = "{\"test\": 2432232314}";

        String signature = WebhookSecret.parse(Webhooks.SECRET)
                .sign("msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1_614_265_330), body);

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void whatIsSentIsVerifiedByTheSpecificationsLibrary() throws Exception {
        RawServer.Request request = sent(Webhooks.SECRET);

        assertThatCode(() -> verify(Webhooks.SECRET, request)).doesNotThrowAnyException();
        assertThatThrownBy(() -> verify(OTHER, request)).hasMessageContaining("signature");
    }

    @Test
    void duringARotationBothSecretsVerify() throws Exception {
        RawServer.Request request = sent(Webhooks.SECRET, OTHER);

        assertThatCode(() -> verify(Webhooks.SECRET, request)).doesNotThrowAnyException();
        assertThatCode(() -> verify(OTHER, request)).doesNotThrowAnyException();
    }

    @Test
    void theRequestIsAPostOfJson() throws Exception {
        RawServer.Request request = sent(Webhooks.SECRET);

        assertThat(request.line()).isEqualTo("POST /a?b=c HTTP/1.1");
        assertThat(request.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("webhook-id", "msg_1")
                .containsEntry("user-agent", "Appizer")
                .doesNotContainKeys("upgrade", "cookie", "authorization");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "whsec_", "whsec_c2hvcnQ=", "whsec_not base64!", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS"})
    void whatIsNoSecretIsNotRepeated(String text) {
        assertThatThrownBy(() -> WebhookSecret.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A webhook's secret")
                .hasNoCause();
    }

    @Test
    void nothingPrintsASecret() {
        Webhook webhook = Webhooks.to(URI.create("https://example.org/path?query"));

        assertThat(webhook.toString() + webhook.secrets()).doesNotContain("MfKQ", "path", "query");
    }
}
