// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import dev.appizer.broker.TopicException.Problem;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Calls of the admin client, each repeated while its failure may pass, all before one deadline. */
final class Attempts {

    private static final long PAUSE_MILLIS = 50;

    private final Duration patience;
    private final long deadline;

    Attempts(Duration patience) {
        this.patience = patience;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /**
     * @param topics for the message of a failure
     * @param call takes the milliseconds left
     */
    <T> T until(String topics, IntFunction<CompletionStage<T>> call) {
        @Nullable Throwable last = null;
        while (remainingMillis() > 0) {
            try {
                return call.apply(remainingMillis()).toCompletableFuture().get();
            } catch (ExecutionException e) {
                last = requireRetriable(topics, cause(e));
                pause(topics);
            } catch (InterruptedException e) {
                throw interrupted(topics, e);
            }
        }
        throw new TopicException(
                Problem.NOT_READY,
                "Not every partition of " + topics + " was ready after " + patience.toMillis() + " ms.",
                last);
    }

    private int remainingMillis() {
        return (int) Math.min(Integer.MAX_VALUE, (deadline - System.nanoTime()) / 1_000_000);
    }

    private static Throwable requireRetriable(String topics, Throwable cause) {
        if (cause instanceof RetriableException) {
            return cause;
        }
        throw new TopicException(
                Problem.REFUSED, "Kafka refuses one of " + topics + ": " + cause.getMessage() + ".", cause);
    }

    private static void pause(String topics) {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw interrupted(topics, e);
        }
    }

    private static TopicException interrupted(String topics, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new TopicException(Problem.NOT_READY, "Interrupted while waiting for " + topics + ".", e);
    }

    /** What really happened, without the wrappers of futures. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapped = failure instanceof ExecutionException || failure instanceof CompletionException;
        return wrapped && cause != null ? cause(cause) : failure;
    }
}
