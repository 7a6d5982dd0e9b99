// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.send;

import dev.appizer.sdk.internal.http.Answer;
import dev.appizer.sdk.internal.http.HttpTransport;
import dev.appizer.sdk.internal.queue.Attempt;
import dev.appizer.sdk.internal.queue.Outbox;
import dev.appizer.sdk.internal.queue.Verdict;
import dev.appizer.sdk.internal.settings.Time;
import java.net.http.HttpResponse;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Sends the batch of an attempt, and reads what it came to. */
final class Exchanges {

    private static final String PATH = "/v1/batch";

    private final Outbox outbox;
    private final HttpTransport transport;
    private final String writeKey;
    private final Time time;

    Exchanges(Outbox outbox, HttpTransport transport, String writeKey, Time time) {
        this.outbox = outbox;
        this.transport = transport;
        this.writeKey = writeKey;
        this.time = time;
    }

    void start(Attempt attempt) {
        try {
            byte[] body = BatchBody.of(attempt.messages(), time.now());
            CompletableFuture<HttpResponse<byte[]>> exchange = transport.post(PATH, writeKey, body);
            attempt.runs(exchange);
            var unused = exchange.whenComplete(
                    (response, failure) -> outbox.ended(attempt, verdict(attempt, response, failure)));
        } catch (Throwable e) {
            // Whatever it is, the batch is not lost by it, and neither is the thread that sends.
            outbox.ended(attempt, Verdict.Failed.because("it failed with " + e));
        }
    }

    private Verdict verdict(Attempt attempt, @Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
        if (response == null) {
            return Verdict.Failed.because(reason(failure));
        }
        try {
            return AnswerReader.read(Answer.of(response, time.now()), attempt.messages());
        } catch (Throwable e) {
            return Verdict.Failed.because("the answer could not be read: " + e);
        }
    }

    private static String reason(@Nullable Throwable failure) {
        @Nullable Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause == null || cause instanceof CancellationException
                ? "it was ended"
                : "the connection failed with " + cause.getClass().getSimpleName();
    }
}
