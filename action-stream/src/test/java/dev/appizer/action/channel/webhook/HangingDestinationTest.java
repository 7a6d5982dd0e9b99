// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.channel.DestinationLimits;
import dev.appizer.action.channel.Outcome;
import dev.appizer.action.channel.Outcome.Delivered;
import dev.appizer.action.channel.Outcome.Postponed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class HangingDestinationTest {

    private static final Duration HANG = Duration.ofSeconds(20);

    @Test
    @Timeout(120)
    void oneThatHangsHoldsUpNoOther() throws Exception {
        DestinationLimits limits = new DestinationLimits(8, 100, Optional.empty());
        WebhookConfig config = new WebhookConfig(Webhooks.LOOPBACK, limits, Duration.ofSeconds(5), HANG);
        try (RawServer hanging = new RawServer();
                RawServer one = new RawServer();
                RawServer two = new RawServer();
                WebhookChannel channel = new WebhookChannel(config)) {
            hanging.does(RawServer.HANGS);
            Duration before = ninetyNinth(channel, one, two);

            List<CompletableFuture<Outcome>> hung = IntStream.range(0, 200)
                    .mapToObj(n ->
                            channel.send("h" + n, Webhooks.to(hanging.url("/"))).toCompletableFuture())
                    .toList();
            Duration during = ninetyNinth(channel, one, two);

            // If they shared anything with those that hang, it would be their 20 seconds.
            assertThat(during).isLessThan(before.multipliedBy(10).plusSeconds(1));
            assertThat(hung.subList(0, 108)).noneMatch(CompletableFuture::isDone);
            assertThat(hung.subList(108, 200))
                    .allMatch(outcome -> outcome.join() instanceof Postponed postponed
                            && postponed.why().contains("is busy"));
            assertThat(hanging.connections()).isLessThanOrEqualTo(8);
        }
    }

    private static Duration ninetyNinth(WebhookChannel channel, RawServer... servers) throws Exception {
        List<Duration> taken = new ArrayList<>();
        for (int n = 0; n < 300; n++) {
            long start = System.nanoTime();
            Outcome outcome = Webhooks.send(channel, servers[n % servers.length].url("/"));
            taken.add(Duration.ofNanos(System.nanoTime() - start));
            assertThat(outcome).isEqualTo(new Delivered());
        }
        Collections.sort(taken);
        return taken.get(297);
    }
}
