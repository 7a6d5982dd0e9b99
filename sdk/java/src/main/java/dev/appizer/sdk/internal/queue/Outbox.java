// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.queue;

import dev.appizer.sdk.Closed;
import dev.appizer.sdk.Stats;
import dev.appizer.sdk.internal.message.Message;
import dev.appizer.sdk.internal.message.Settled;
import dev.appizer.sdk.internal.message.Warnings;
import dev.appizer.sdk.internal.outcome.Callbacks;
import dev.appizer.sdk.internal.outcome.Outcomes;
import dev.appizer.sdk.internal.settings.Settings;
import dev.appizer.sdk.internal.settings.Time;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** All messages without an outcome: callers put them in, and the thread that sends takes them out, in batches. */
public final class Outbox {

    private final QueueState state;
    private final Flushes flushes;
    private final Admission admission;
    private final Dispatch dispatch;
    private final Results results;
    private final Closing closing;

    public Outbox(
            Settings settings,
            Time time,
            DoubleSupplier random,
            Outcomes outcomes,
            Callbacks callbacks,
            Warnings warnings) {
        Pause pause = new Pause(random, time.nanos());
        state = new QueueState(settings.flushInterval());
        flushes = new Flushes(state, outcomes, callbacks);
        admission = new Admission(state, flushes, settings, time);
        results = new Results(state, pause, flushes, time, warnings);
        dispatch = new Dispatch(state, pause, results, settings, time);
        closing = new Closing(state, flushes, callbacks);
    }

    /** Takes the message; otherwise answers why not. */
    public @Nullable Settled add(Message message) {
        return admission.add(message);
    }

    /** Takes down a message that does not come as far as the queue. */
    public void refuse(Settled refusal) {
        admission.refuse(refusal);
    }

    /** Waits for the next attempt that is to be made; null once there is none any more. */
    public @Nullable Attempt next() throws InterruptedException {
        return dispatch.next();
    }

    /** Takes down what an attempt came to. Once for each: what comes after that, such as an answer out of time, is not heard. */
    public void ended(Attempt attempt, Verdict verdict) {
        results.ended(attempt, verdict);
    }

    /** Has all that waits sent; done once it has outcomes. */
    public CompletableFuture<@Nullable Void> flush() {
        return flushes.flush();
    }

    /** Sends what waits, for as long as there is time, and ends. Of several calls the first whose time is over ends it. */
    public Closed close(Duration timeout) {
        return closing.close(timeout);
    }

    /** What has been done so far. */
    public Stats stats() {
        return state.stats();
    }
}
