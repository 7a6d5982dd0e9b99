// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.ask;

import dev.appizer.sdk.Codes;
import dev.appizer.sdk.analytics.Analytics;
import dev.appizer.sdk.analytics.Asked;
import dev.appizer.sdk.analytics.Funnel;
import dev.appizer.sdk.analytics.FunnelQuestion;
import dev.appizer.sdk.analytics.Question;
import dev.appizer.sdk.analytics.Retention;
import dev.appizer.sdk.analytics.RetentionQuestion;
import dev.appizer.sdk.analytics.Trend;
import dev.appizer.sdk.internal.http.Answer;
import dev.appizer.sdk.internal.http.HttpTransport;
import dev.appizer.sdk.internal.message.Json;
import dev.appizer.sdk.internal.outcome.Callbacks;
import dev.appizer.sdk.internal.settings.Time;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks, again where that may help, and reads what is answered. */
public final class Questions implements Analytics {

    private static final Duration IN_ALL = Duration.ofSeconds(60);
    private static final Duration BEFORE_THE_NEXT = Duration.ofSeconds(1);

    private final HttpTransport transport;
    private final @Nullable String adminKey;
    private final Time time;
    private final Callbacks callbacks;

    /** Makes one; without a key each question fails. */
    public Questions(HttpTransport transport, @Nullable String adminKey, Time time, Callbacks callbacks) {
        this.transport = transport;
        this.adminKey = adminKey;
        this.time = time;
        this.callbacks = callbacks;
    }

    @Override
    public CompletableFuture<Trend> query(Question question) {
        return ask("/v1/analytics/query", question, Trend.class);
    }

    @Override
    public CompletableFuture<Funnel> funnel(FunnelQuestion question) {
        return ask("/v1/analytics/funnel", question, Funnel.class);
    }

    @Override
    public CompletableFuture<Retention> retention(RetentionQuestion question) {
        return ask("/v1/analytics/retention", question, Retention.class);
    }

    private <A> CompletableFuture<A> ask(String path, Asked<?> question, Class<A> type) {
        if (adminKey == null) {
            return CompletableFuture.failedFuture(Failures.withoutAnswer(
                    "NO_ADMIN_KEY", "Questions need an admin key: Appizer.builder(writeKey).adminKey(…)", null));
        }
        try {
            long end = time.nanos() + IN_ALL.toNanos();
            return told(
                    attempt(path, adminKey, Json.write(question.toMap()), end).thenApply(answer -> read(answer, type)));
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(
                    Failures.withoutAnswer(Codes.NOT_SERIALIZABLE, "There is no JSON for the question", e));
        }
    }

    /** The same on threads for the application's code: what it registers must not hold up those of HTTP. */
    private <A> CompletableFuture<A> told(CompletableFuture<A> answer) {
        CompletableFuture<A> told = new CompletableFuture<>();
        var unused = answer.whenComplete((read, failure) -> callbacks.run(() -> {
            if (failure == null) {
                told.complete(read);
            } else {
                told.completeExceptionally(causeOf(failure));
            }
        }));
        return told;
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private CompletableFuture<Answer> attempt(String path, String key, byte[] question, long end) {
        Duration left = Duration.ofNanos(Math.max(1_000_000, end - time.nanos()));
        return transport
                .post(path, key, question, left)
                .orTimeout(left.toNanos(), TimeUnit.NANOSECONDS)
                .handle(this::answered)
                .thenCompose(answer -> again(path, key, question, end, answer));
    }

    private Answer answered(@Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
        if (response != null) {
            return Answer.of(response, time.now());
        }
        @Nullable Throwable cause = failure == null ? null : causeOf(failure);
        throw Failures.withoutAnswer("NO_ANSWER", "The question was not answered: " + cause, cause);
    }

    private CompletableFuture<Answer> again(String path, String key, byte[] question, long end, Answer answer) {
        Duration wait = answer.retryAfter().isZero() ? BEFORE_THE_NEXT : answer.retryAfter();
        boolean mayHelp = answer.status() == 429 || answer.status() == 503;
        if (!mayHelp || wait.compareTo(Duration.ofNanos(Math.max(0, end - time.nanos()))) > 0) {
            return CompletableFuture.completedFuture(answer);
        }
        return CompletableFuture.supplyAsync(
                        () -> question, CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS))
                .thenCompose(same -> attempt(path, key, same, end));
    }

    private static <A> A read(Answer answer, Class<A> type) {
        if (!answer.isOk()) {
            throw Failures.refused(answer);
        }
        try {
            @Nullable A read = Json.read(answer.body(), type);
            if (read != null) {
                return read;
            }
            throw Failures.notAnAnswer(answer, null);
        } catch (IOException e) {
            throw Failures.notAnAnswer(answer, e);
        }
    }
}
