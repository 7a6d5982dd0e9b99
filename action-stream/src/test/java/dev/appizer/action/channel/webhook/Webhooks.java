// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import dev.appizer.action.channel.DestinationLimits;
import dev.appizer.action.channel.Outcome;
import dev.appizer.action.channel.address.AddressRange;
import dev.appizer.action.channel.address.AddressRules;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What tests of webhooks send, and how. */
final class Webhooks {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    static final AddressRules LOOPBACK = AddressRules.allowing(List.of(AddressRange.parse("127.0.0.0/8")));
    static final WebhookConfig LOCAL =
            new WebhookConfig(LOOPBACK, DestinationLimits.DEFAULT, Duration.ofMillis(500), Duration.ofMillis(1_500));

    /** 127.0.0.1, also where localhost is something else. */
    static final InetAddress HERE = literal("127.0.0.1");

    private Webhooks() {}

    static InetAddress literal(String text) {
        try {
            return InetAddress.getAllByName(text)[0];
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Not an address: " + text, e);
        }
    }

    static Webhook to(URI url) {
        return to(url, "{}");
    }

    static Webhook to(URI url, String body) {
        return new Webhook(url, List.of(WebhookSecret.parse(SECRET)), body);
    }

    static Outcome send(WebhookChannel channel, URI url) throws Exception {
        return channel.send("a", to(url)).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
