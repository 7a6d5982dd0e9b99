// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.api;

import dev.appizer.service.http.HttpProblem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a few questions at a time be answered, in the order of coming. Each may take much memory, and whoever waits holds one of
 * the threads that answer calls: so few may wait, and not for long.
 */
public final class Admission {

    private final Semaphore running;
    private final Semaphore inside;
    private final Duration patience;

    /**
     * Makes one.
     *
     * @param atOnce how many are answered at once
     * @param waiting how many may wait for that
     * @param patience how long each waits
     */
    public Admission(int atOnce, int waiting, Duration patience) {
        this.running = new Semaphore(atOnce, true);
        this.inside = new Semaphore(atOnce + waiting);
        this.patience = patience;
    }

    /**
     * Answers once it may.
     *
     * @throws HttpProblem 503 where too many wait, or it was waited too long
     */
    <T> T admit(Supplier<T> answering) {
        if (!inside.tryAcquire()) {
            throw tooMany();
        }
        try {
            return answer(answering);
        } finally {
            inside.release();
        }
    }

    private <T> T answer(Supplier<T> answering) {
        if (!mayRun()) {
            throw tooMany();
        }
        try {
            return answering.get();
        } finally {
            running.release();
        }
    }

    private boolean mayRun() {
        try {
            return running.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpProblem tooMany() {
        return HttpProblem.unavailable("Too many questions are being answered; ask again a little later", patience);
    }
}
