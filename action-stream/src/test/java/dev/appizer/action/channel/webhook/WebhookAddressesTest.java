// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.channel.Destinations;
import dev.appizer.action.channel.Outcome;
import dev.appizer.action.channel.Outcome.Delivered;
import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.action.channel.Outcome.Refused;
import dev.appizer.action.channel.address.NameLookup;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server on loopback is what nobody is to reach, unless 127.0.0.0/8 is allowed. */
final class WebhookAddressesTest {

    private final RawServer server = new RawServer();

    @AfterEach
    void close() {
        server.close();
    }

    private URI named(String host) {
        return URI.create("http://" + host + ":" + server.port() + "/");
    }

    private static Outcome send(WebhookConfig config, NameLookup names, URI... urls) throws Exception {
        try (WebhookChannel channel = new WebhookChannel(config, names, SSLContexts.createDefault())) {
            Outcome outcome = Destinations.CLOSED;
            for (URI url : urls) {
                outcome = channel.send("a", Webhooks.to(url))
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS);
            }
            return outcome;
        }
    }

    /** Answers one after the other, and the last for ever. */
    private static NameLookup answering(String... addresses) {
        Deque<String> left = new ArrayDeque<>(List.of(addresses));
        return host -> {
            String next = left.size() > 1 ? left.remove() : left.element();
            return InetAddress.getAllByName(next);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "[::]"})
    void thisHostIsNotReached(String host) throws Exception {
        Outcome outcome = send(WebhookConfig.DEFAULT, NameLookup.SYSTEM, named(host));

        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(server.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/latest", "http://[::ffff:10.0.0.1]", "http://[fd00:ec2::254]"})
    void theNetworkAroundIsNotReached(URI url) throws Exception {
        assertThat(send(Webhooks.LOCAL, NameLookup.SYSTEM, url)).isInstanceOf(Refused.class);
    }

    @Test
    void theReasonSaysWhichHostAndWhatKindOfAddress() throws Exception {
        Outcome outcome = send(WebhookConfig.DEFAULT, NameLookup.SYSTEM, URI.create("http://127.0.0.1/a?b"));

        assertThat(outcome).isEqualTo(new Refused("127.0.0.1:80 is not sent to: the address of 127.0.0.1 is loopback"));
    }

    @Test
    void ofANamesAddressesThePermittedAreConnectedTo() throws Exception {
        NameLookup mixed = host -> new InetAddress[] {Webhooks.literal("169.254.169.254"), Webhooks.HERE};

        Outcome outcome = send(Webhooks.LOCAL, mixed, named("mixed.example"));

        assertThat(outcome).isEqualTo(new Delivered());
        assertThat(server.requests().get(0).headers()).containsEntry("host", "mixed.example:" + server.port());
    }

    @Test
    void aNameThatMovesToAPrivateAddressAfterTheCheckLeadsNowhereElse() throws Exception {
        // Nothing answers at the first, which is checked; at the second is the server, whom nobody is to reach.
        NameLookup rebound = answering("198.41.0.4", "127.0.0.1");
        WebhookConfig quick = new WebhookConfig(
                WebhookConfig.DEFAULT.addresses(),
                WebhookConfig.DEFAULT.limits(),
                Webhooks.LOCAL.connectTimeout(),
                Webhooks.LOCAL.timeout());

        Outcome first = send(quick, rebound, named("rebound.example"));
        Outcome second = send(quick, rebound, named("rebound.example"));

        assertThat(first).isInstanceOf(Failed.class);
        assertThat(second).isInstanceOf(Refused.class);
        assertThat(server.connections()).isZero();
    }

    @Test
    void aNameIsLookedUpAnewForEachAttempt() throws Exception {
        NameLookup moving = answering("127.0.0.1", "10.0.0.1");

        Outcome outcome = send(Webhooks.LOCAL, moving, named("moving.example"), named("moving.example"));

        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aNameWhoseServerHangsIsTooLate() throws Exception {
        NameLookup hanging = host -> {
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[0];
        };

        assertThat(send(Webhooks.LOCAL, hanging, named("hanging.example")))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.why()).contains("within 1500 ms"));
    }
}
