// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.message;

import java.util.function.Function;

/** What a step makes of a message: its next form, or a refusal, which no later step sees. */
public sealed interface Result<T> {

    /** The message goes on. */
    record Passed<T>(T value) implements Result<T> {}

    /** The message ends here. */
    record Refused<T>(Refusal refusal) implements Result<T> {}

    /** Applies the next step to a message that goes on. */
    default <R> Result<R> then(Function<? super T, Result<R>> step) {
        if (this instanceof Passed<T> passed) {
            return step.apply(passed.value());
        }
        return new Refused<>(((Refused<T>) this).refusal());
    }
}
