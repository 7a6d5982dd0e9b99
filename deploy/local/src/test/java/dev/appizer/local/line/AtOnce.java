// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several things at the same time. */
final class AtOnce {

    private AtOnce() {}

    /** Something to do. */
    @FunctionalInterface
    interface Act {
        void run() throws IOException, InterruptedException;
    }

    /**
     * Does something, and something else meanwhile, which has to end once it is told to.
     *
     * @throws AssertionError with the cause, where either could not be done
     */
    static void during(Act act, Act meanwhile, Act end) throws InterruptedException {
        Act first = () -> {
            try {
                act.run();
            } finally {
                end.run();
            }
        };
        run(2, List.of(first, meanwhile));
    }

    /**
     * Returns when all is done.
     *
     * @throws AssertionError with the cause, where something could not be done; the rest is interrupted then
     */
    static void run(int threads, List<Act> acts) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Boolean>> all = acts.stream()
                    .map(act -> pool.submit(() -> {
                        act.run();
                        return true;
                    }))
                    .toList();
            for (Future<Boolean> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("Something failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
