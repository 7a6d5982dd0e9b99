// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service;

import dev.appizer.service.settings.InvalidSettingsException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the start of a process to its end: by a signal, by a fatal error, or by settings that turn out wrong. */
public final class Lifetime implements FatalErrors {

    static final int FATAL = 1;
    static final int BAD_SETTINGS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Lifetime.class);

    private final String name;
    private final PrintStream err;
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();
    private final AtomicBoolean stopping = new AtomicBoolean();

    // The line is printed by whoever ends the process, so that it is out before the end.
    private record Ending(int status, String line) {}

    /**
     * @param name what the one line on the error stream begins with
     * @param err the error stream
     */
    public Lifetime(String name, PrintStream err) {
        this.name = name;
        this.err = err;
    }

    /**
     * Starts the group, and waits for the first fatal error; a signal meanwhile stops the group and the process.
     *
     * @return the exit status
     */
    public int live(ServiceGroup group, Duration stopTimeout) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(group, stopTimeout), "stop"));
        Thread starter = new Thread(() -> start(group), "start");
        starter.setUncaughtExceptionHandler((thread, failure) -> report("it could not start", failure));
        starter.start();
        Ending first = ending.join();
        err.println(name + ": " + first.line);
        return first.status;
    }

    @Override
    public void report(String what, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean badSettings = cause instanceof InvalidSettingsException;
        if (stopping.get()) {
            LOG.info("While stopping: {}: {}", what, String.valueOf(cause));
            return;
        }
        LOG.error("Ending: {}", what, cause);
        ending.complete(new Ending(badSettings ? BAD_SETTINGS : FATAL, what + ": " + cause));
    }

    private static void start(ServiceGroup group) {
        try {
            group.start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException("Interrupted while it started", e);
        }
    }

    private void stop(ServiceGroup group, Duration timeout) {
        stopping.set(true);
        try {
            group.stop(timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
