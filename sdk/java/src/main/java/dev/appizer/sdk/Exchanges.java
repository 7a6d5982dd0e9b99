// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Sends batches, and takes down what became of them. */
final class Exchanges {

    private static final String PATH = "/v1/batch";

    private final QueueState state;
    private final Pause pause;
    private final Flushes flushes;
    private final HttpTransport transport;
    private final Settings settings;
    private final Time time;
    private final Warnings warnings;

    Exchanges(
            QueueState state,
            Pause pause,
            Flushes flushes,
            HttpTransport transport,
            Settings settings,
            Time time,
            Warnings warnings) {
        this.state = state;
        this.pause = pause;
        this.flushes = flushes;
        this.transport = transport;
        this.settings = settings;
        this.time = time;
        this.warnings = warnings;
    }

    void start(Attempt attempt) {
        try {
            byte[] body = BatchBody.of(attempt.batch().messages(), time.now());
            CompletableFuture<HttpResponse<byte[]>> exchange = transport.post(PATH, settings.writeKey(), body);
            attempt.runs(exchange);
            var unused =
                    exchange.whenComplete((response, failure) -> ended(attempt, verdict(attempt, response, failure)));
        } catch (RuntimeException | OutOfMemoryError e) {
            // Whatever it is, the batch is not lost by it, and neither is the thread that sends.
            ended(attempt, Verdict.Failed.because("it failed with " + e));
        }
    }

    private Verdict verdict(Attempt attempt, @Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
        if (response == null) {
            return Verdict.Failed.because(reason(failure));
        }
        try {
            return AnswerReader.read(
                    Answer.of(response, time.now()), attempt.batch().messages());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return Verdict.Failed.because("the answer could not be read: " + e);
        }
    }

    private static String reason(@Nullable Throwable failure) {
        @Nullable Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause == null || cause instanceof CancellationException
                ? "it was ended"
                : "the connection failed with " + cause.getClass().getSimpleName();
    }

    void timedOut(Attempt attempt) {
        ended(attempt, Verdict.Failed.because("there was no answer in time"));
        attempt.cancel();
    }

    void expired(Batch batch) {
        settle(batch.messages().stream()
                .map(message -> message.undelivered(
                        Codes.EXPIRED, "It was tried for so long that a further attempt could count it twice"))
                .toList());
    }

    private void settle(List<Settled> settled) {
        state.lock.lock();
        try {
            flushes.release(settled);
        } finally {
            state.lock.unlock();
        }
        flushes.tell(settled);
    }

    /** Once for each attempt: what comes after that, such as an answer out of time, is not heard. */
    private void ended(Attempt attempt, Verdict verdict) {
        List<Settled> settled = verdict instanceof Verdict.Judged judged ? judged.settled() : List.of();
        state.lock.lock();
        try {
            if (!state.underWay.remove(attempt)) {
                return;
            }
            takeDown(attempt, verdict);
            flushes.release(settled);
        } finally {
            state.lock.unlock();
        }
        flushes.tell(settled);
        if (verdict instanceof Verdict.Failed failed) {
            warnings.warn("Messages could not be sent, and are tried again: " + failed.reason());
        }
    }

    private void takeDown(Attempt attempt, Verdict verdict) {
        if (verdict instanceof Verdict.Failed failed) {
            pause.failed(attempt.round(), failed.notBefore(), time.nanos());
            state.again.add(attempt.batch());
        } else {
            pause.succeeded(attempt.round());
        }
    }
}
