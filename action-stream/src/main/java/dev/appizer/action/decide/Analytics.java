// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import java.util.OptionalDouble;
import java.util.concurrent.CompletionStage;

/** Answers questions about events. For any threads. */
@FunctionalInterface
public interface Analytics {

    /** What becomes of a question. */
    sealed interface Answer {

        /**
         * It was answered.
         *
         * @param total empty where there is none, such as the least of no numbers
         */
        record Given(OptionalDouble total) implements Answer {}

        /**
         * It was not.
         *
         * @param isRefused whether it would be again
         */
        record Missing(boolean isRefused, String why) implements Answer {}
    }

    /**
     * Asks, and doesn't wait.
     *
     * @param question JSON of {@code POST /v1/analytics/query}
     * @return the answer, on any thread; fails only where the program is wrong
     */
    CompletionStage<Answer> total(String question);
}
