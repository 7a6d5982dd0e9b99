// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks, again where that may help, and reads what is answered. */
final class Questions {

    private static final Duration IN_ALL = Duration.ofSeconds(60);
    private static final Duration BEFORE_THE_NEXT = Duration.ofSeconds(1);

    private final HttpTransport transport;
    private final @Nullable String adminKey;
    private final Time time;

    Questions(HttpTransport transport, @Nullable String adminKey, Time time) {
        this.transport = transport;
        this.adminKey = adminKey;
        this.time = time;
    }

    <A> CompletableFuture<A> ask(String path, Map<String, @Nullable Object> question, Class<A> type) {
        if (adminKey == null) {
            return CompletableFuture.failedFuture(AppizerException.withoutAnswer(
                    "NO_ADMIN_KEY", "Questions need an admin key: Appizer.builder(writeKey).adminKey(…)", null));
        }
        try {
            long end = time.nanos() + IN_ALL.toNanos();
            return attempt(path, adminKey, write(question), end).thenApply(answer -> read(answer, type));
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(
                    AppizerException.withoutAnswer(Codes.NOT_SERIALIZABLE, "There is no JSON for the question", e));
        }
    }

    private static byte[] write(Map<String, @Nullable Object> question) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
            new ValueWriter(json, new Findings()).object(Place.root("question", false), question);
        }
        return bytes.toByteArray();
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
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        throw AppizerException.withoutAnswer("NO_ANSWER", "The question was not answered: " + cause, cause);
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
            throw problem(answer);
        }
        try {
            @Nullable A read = Json.MAPPER.readValue(answer.body(), type);
            if (read != null) {
                return read;
            }
            throw notAnAnswer(answer, null);
        } catch (IOException e) {
            throw notAnAnswer(answer, e);
        }
    }

    private static AppizerException notAnAnswer(Answer answer, @Nullable IOException cause) {
        AppizerException failure = new AppizerException(
                answer.status(), "NOT_AN_ANSWER", null, List.of(), "What was answered is no answer to the question");
        if (cause != null) {
            failure.initCause(cause);
        }
        return failure;
    }

    private static AppizerException problem(Answer answer) {
        Optional<GatewayAnswer.Problem> problem =
                GatewayAnswer.read(answer.body()).flatMap(read -> Optional.ofNullable(read.error()));
        List<AppizerException.Detail> details =
                problem.map(GatewayAnswer.Problem::parts).orElse(List.of());
        return new AppizerException(
                answer.status(),
                problem.map(GatewayAnswer.Problem::code).orElse("HTTP_" + answer.status()),
                problem.map(GatewayAnswer.Problem::field).orElse(null),
                details,
                sentence(
                        problem.map(GatewayAnswer.Problem::message).orElse("The answer was " + answer.status()),
                        details));
    }

    /** With the first thing that is wrong, so that it helps by itself: the gateway's own says only where to look for it. */
    private static String sentence(String message, List<AppizerException.Detail> details) {
        if (details.isEmpty()) {
            return message;
        }
        AppizerException.Detail first = details.get(0);
        return Stream.of(message.replaceFirst("(: see details)?\\.?$", ""), first.pointer(), first.message())
                .filter(part -> part != null && !part.isEmpty())
                .collect(Collectors.joining(": "));
    }
}
