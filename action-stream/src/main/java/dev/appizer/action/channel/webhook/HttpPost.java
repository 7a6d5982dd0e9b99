// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import dev.appizer.action.channel.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;

/** Posts webhooks. */
final class HttpPost {

    private static final ContentType JSON = ContentType.create("application/json");

    private final CloseableHttpAsyncClient client;
    private final Clock clock;

    HttpPost(CloseableHttpAsyncClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Posts without waiting. Its connection is closed where the outcome is completed by somebody else, such as a time-out.
     *
     * @param outcome completed with what became of it
     */
    void send(String id, Webhook webhook, Target target, CompletableFuture<Outcome> outcome) {
        if (outcome.isDone()) {
            return;
        }
        AnswerReader reader = new AnswerReader(clock, answer -> outcome.complete(answer.outcome(target.name())));
        Future<Answer> exchange = client.execute(
                target.server(),
                request(id, webhook, target),
                reader,
                null,
                HttpClientContext.create(),
                completing(target, outcome));
        var unused = outcome.whenComplete((done, failure) -> giveUp(exchange));
    }

    /** Only what still goes on: to cancel what has ended closes its connection, which can be used again. */
    private static void giveUp(Future<Answer> exchange) {
        if (!exchange.isDone()) {
            exchange.cancel(true);
        }
    }

    private AsyncRequestProducer request(String id, Webhook webhook, Target target) {
        Instant now = clock.instant();
        BasicHttpRequest request = new BasicHttpRequest(Method.POST, target.server(), target.path());
        request.setAuthority(target.authority());
        request.addHeader("webhook-id", id);
        request.addHeader("webhook-timestamp", now.getEpochSecond());
        request.addHeader("webhook-signature", signatures(id, now, webhook));
        byte[] body = webhook.body().getBytes(StandardCharsets.UTF_8);
        return new BasicRequestProducer(request, new BasicAsyncEntityProducer(body, JSON));
    }

    private static String signatures(String id, Instant now, Webhook webhook) {
        return webhook.secrets().stream()
                .map(secret -> secret.sign(id, now, webhook.body()))
                .collect(Collectors.joining(" "));
    }

    private static FutureCallback<Answer> completing(Target target, CompletableFuture<Outcome> outcome) {
        return new FutureCallback<>() {
            @Override
            public void completed(Answer answer) {
                outcome.complete(answer.outcome(target.name()));
            }

            @Override
            public void failed(Exception failure) {
                outcome.complete(Breakdown.outcome(target.name(), failure));
            }

            @Override
            public void cancelled() {
                failed(new InterruptedException());
            }
        };
    }
}
