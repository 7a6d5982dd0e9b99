// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.http;

import java.util.concurrent.CompletionStage;

/** Answers a call, or throws {@link HttpProblem}. Anything else that it throws is a 500 and logged. */
public sealed interface Handler {

    /** Runs on an event loop and must not wait for anything; may fail its stage with an {@link HttpProblem}. */
    @FunctionalInterface
    non-sealed interface Async extends Handler {
        CompletionStage<Reply> handle(Call call);
    }

    /** Runs on a worker thread, where waiting is fine. */
    @FunctionalInterface
    non-sealed interface Blocking extends Handler {
        Reply handle(Call call);
    }

    /**
     * Answers another instance that asks on behalf of a caller. It runs on workers of its own: those of the blocking
     * handlers may all be waiting for just such answers. It must not ask a third instance.
     */
    @FunctionalInterface
    non-sealed interface Internal extends Handler {
        Reply handle(Call call);
    }
}
