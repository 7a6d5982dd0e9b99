// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.queue;

import dev.appizer.sdk.Codes;
import dev.appizer.sdk.internal.message.Settled;
import dev.appizer.sdk.internal.message.Warnings;
import dev.appizer.sdk.internal.settings.Time;
import java.util.List;

/** Takes down what became of attempts: outcomes, or that they are to be made again. */
final class Results {

    private final QueueState state;
    private final Pause pause;
    private final Flushes flushes;
    private final Time time;
    private final Warnings warnings;

    Results(QueueState state, Pause pause, Flushes flushes, Time time, Warnings warnings) {
        this.state = state;
        this.pause = pause;
        this.flushes = flushes;
        this.time = time;
        this.warnings = warnings;
    }

    void ended(Attempt attempt, Verdict verdict) {
        List<Settled> settled = verdict instanceof Verdict.Judged judged ? judged.settled() : List.of();
        state.lock.lock();
        try {
            if (!state.underWay.contains(attempt)) {
                return;
            }
            takeDown(attempt, verdict);
            state.underWay.remove(attempt);
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

    void timedOut(Attempt attempt) {
        ended(attempt, Verdict.Failed.because("there was no answer in time"));
        attempt.cancel();
    }

    /** Takes down, under the lock, that a batch is given up; answers what has to follow without it. */
    Runnable expire(Batch batch) {
        List<Settled> settled = batch.messages().stream()
                .map(message -> message.undelivered(
                        Codes.EXPIRED, "It was tried for so long that a further attempt could count it twice"))
                .toList();
        state.again.remove(batch);
        flushes.release(settled);
        return () -> flushes.tell(settled);
    }
}
