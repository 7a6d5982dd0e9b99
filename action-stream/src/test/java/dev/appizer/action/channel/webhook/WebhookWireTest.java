// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.action.channel.Outcome;
import dev.appizer.action.channel.Outcome.Delivered;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebhookWireTest {

    private final RawServer server = new RawServer();
    private final WebhookChannel channel = new WebhookChannel(Webhooks.LOCAL);

    @AfterEach
    void close() {
        channel.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "//evil.example/a", "/a/../b", "/a?b=c&d=http://e", "/%0d%0aX:y", "/a;b", "/?", "/a%2Fb"})
    void aPathIsSentAsItIs(String path) throws Exception {
        Outcome outcome = Webhooks.send(channel, server.url(path));

        assertThat(outcome).isEqualTo(new Delivered());
        assertThat(server.requests().get(0).line()).isEqualTo("POST " + path + " HTTP/1.1");
        assertThat(server.requests().get(0).headers()).containsEntry("host", "127.0.0.1:" + server.port());
    }

    @Test
    void connectionsAreUsedAgain() throws Exception {
        for (int n = 0; n < 50; n++) {
            Webhooks.send(channel, server.url("/"));
        }

        assertThat(server.requests()).hasSize(50);
        // More than one, since an outcome may be heard of before its connection is back.
        assertThat(server.connections()).isLessThan(25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nX: y", "a.b", "ü"})
    void anIdThatCannotBeSentIsABug(String id) {
        Webhook webhook = Webhooks.to(URI.create("http://127.0.0.1:" + server.port()));

        assertThatThrownBy(() -> channel.send(id, webhook).toCompletableFuture().join())
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(server.connections()).isZero();
    }
}
