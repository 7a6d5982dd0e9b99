// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import static java.util.Objects.requireNonNull;

import dev.appizer.action.channel.Attempts;
import dev.appizer.action.channel.Channel;
import dev.appizer.action.channel.Destinations;
import dev.appizer.action.channel.Outcome;
import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.action.channel.Outcome.Refused;
import dev.appizer.action.channel.address.CheckedAddresses;
import dev.appizer.action.channel.address.NameLookup;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/**
 * Sends webhooks, signed as Standard Webhooks says: a POST of JSON. Outcomes come on threads that others wait for: whoever
 * goes on from one doesn't block.
 */
public final class WebhookChannel implements Channel<Webhook> {

    /** No dot, which the signed text has between its parts. */
    private static final Pattern ID = Pattern.compile("[!-\\-/-~]{1,256}");

    /** So many names whose servers hang are borne before others wait for them, since each is looked up once at a time. */
    private static final int LOOKUP_THREADS = 64;

    private final WebhookConfig config;
    private final Destinations destinations;
    private final CheckedAddresses addresses;
    private final ExecutorService lookups =
            Executors.newFixedThreadPool(LOOKUP_THREADS, new DefaultThreadFactory("webhook-names", true));
    private final CloseableHttpAsyncClient client;
    private final HttpPost post;
    private final Attempts attempts = new Attempts();

    public WebhookChannel(WebhookConfig config) {
        this(config, NameLookup.SYSTEM, SSLContexts.createDefault());
    }

    WebhookChannel(WebhookConfig config, NameLookup names, SSLContext tls) {
        this.config = config;
        this.destinations = new Destinations(config.limits());
        this.addresses = new CheckedAddresses(config.addresses(), names, lookups);
        this.client = HttpClients.create(addresses, config, tls);
        this.post = new HttpPost(client, Clock.systemUTC());
    }

    /**
     * Posts a webhook.
     *
     * @param id goes as {@code webhook-id}; 1 to 256 visible characters of ASCII, without a dot
     */
    @Override
    public CompletionStage<Outcome> send(String id, Webhook webhook) {
        if (!ID.matcher(id).matches()) {
            return CompletableFuture.failedStage(new IllegalArgumentException("Not the id of a webhook: " + id));
        }
        try {
            Target target = Target.of(webhook.url());
            return destinations.run(target.destination(), () -> attempt(id, webhook, target));
        } catch (UnusableUrlException e) {
            return CompletableFuture.completedStage(new Refused(e.why()));
        }
    }

    private CompletionStage<Outcome> attempt(String id, Webhook webhook, Target target) {
        CompletableFuture<Outcome> outcome = attempts.begin()
                .completeOnTimeout(late(target), config.timeout().toNanos(), TimeUnit.NANOSECONDS);
        try {
            addresses
                    .check(target.host())
                    .thenRun(() -> post.send(id, webhook, target, outcome))
                    .exceptionally(failure -> fail(target, outcome, requireNonNull(failure.getCause())));
        } catch (RejectedExecutionException e) {
            outcome.complete(Destinations.CLOSED);
        }
        return outcome;
    }

    private static @Nullable Void fail(Target target, CompletableFuture<Outcome> outcome, Throwable failure) {
        if (failure instanceof UnknownHostException e) {
            outcome.complete(Breakdown.outcome(target.name(), e));
        } else {
            outcome.completeExceptionally(failure);
        }
        return null;
    }

    private Outcome late(Target target) {
        return new Failed(
                target.name() + " did not answer to the end within "
                        + config.timeout().toMillis() + " ms",
                Optional.empty());
    }

    @Override
    public void close() {
        destinations.close();
        // The client doesn't call back whoever it had under way.
        attempts.close();
        client.close(CloseMode.IMMEDIATE);
        lookups.shutdownNow();
    }
}
