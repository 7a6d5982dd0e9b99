// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.up;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What has been started and must be stopped, the last first; each of them also when another's stop fails. */
final class Closing {

    private final Deque<Step> steps = new ArrayDeque<>();

    /** One thing to stop. */
    @FunctionalInterface
    interface Step {
        void close() throws IOException, InterruptedException;
    }

    synchronized void add(Step step) {
        steps.push(step);
    }

    synchronized void closeAll() throws IOException, InterruptedException {
        if (!steps.isEmpty()) {
            try {
                steps.pop().close();
            } finally {
                closeAll();
            }
        }
    }
}
