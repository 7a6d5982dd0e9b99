// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import dev.appizer.broker.KafkaNodeException.Problem;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Calls into Kafka's own code, which declares or, being Scala, hides checked exceptions of any type. */
final class Foreign {

    private Foreign() {}

    /**
     * Calls in this thread.
     *
     * @param sentence what a failure means; Kafka's own message follows it
     * @throws KafkaNodeException of the given problem, with the failure as its cause
     */
    static <T> T call(Problem problem, String sentence, Callable<T> code) {
        FutureTask<T> task = new FutureTask<>(code);
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new KafkaNodeException(problem, sentence + ": " + e.getCause() + ".", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaNodeException(problem, sentence + ": interrupted.", e);
        }
    }
}
