// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A {@link LineInstance} in the test's own JVM. */
final class OwnInstance implements Instance {

    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final Map<String, String> settings;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private @Nullable LineInstance line;

    OwnInstance(Map<String, String> settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "whole line";
    }

    @Override
    public void start() throws InterruptedException {
        LineInstance started = new LineInstance(
                List.of(LineService.values()), settings, (what, cause) -> failure.compareAndSet(null, cause));
        line = started;
        started.start();
    }

    @Override
    public boolean isUp() {
        Throwable failed = failure.get();
        if (failed != null) {
            throw new AssertionError("A service of the line failed", failed);
        }
        return line != null;
    }

    @Override
    public void kill() {
        throw new UnsupportedOperationException("It would take the test with it");
    }

    @Override
    public void stop() throws InterruptedException {
        if (line != null) {
            line.stop(STOPPING);
            line = null;
        }
    }
}
