// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service;

import dev.appizer.service.settings.InvalidSettingsException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the start of a process to its end: by a signal, by a fatal error, or by settings that turn out wrong. */
public final class Lifetime implements FatalErrors {

    static final int FATAL = 1;
    static final int BAD_SETTINGS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Lifetime.class);

    private final String name;
    private final PrintStream err;
    private final CompletableFuture<Integer> status = new CompletableFuture<>();

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
        CompletableFuture.runAsync(() -> start(group)).whenComplete((started, failure) -> {
            if (failure != null) {
                report("it could not start", failure);
            }
        });
        return status.join();
    }

    @Override
    public void report(String what, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean badSettings = cause instanceof InvalidSettingsException;
        LOG.error("Ending: {}", what, cause);
        if (status.complete(badSettings ? BAD_SETTINGS : FATAL)) {
            err.println(name + ": " + what + ": " + cause);
        }
    }

    private static void start(ServiceGroup group) {
        try {
            group.start();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException("Interrupted while it started", e);
        }
    }

    private static void stop(ServiceGroup group, Duration timeout) {
        try {
            group.stop(timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
