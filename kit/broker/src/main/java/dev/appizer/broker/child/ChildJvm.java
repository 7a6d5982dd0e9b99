// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A child that runs, or has ended. */
public final class ChildJvm {

    private static final Duration DYING = Duration.ofSeconds(10);

    private final Process process;

    ChildJvm(Process process) {
        this.process = process;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The first line that the child prints; empty when it ends without a word. */
    public CompletableFuture<String> firstLine() {
        return CompletableFuture.supplyAsync(this::readLine, ChildJvm::inThreadOfItsOwn);
    }

    private String readLine() {
        try {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It blocks, and the common pool may have one thread only. */
    private static void inThreadOfItsOwn(Runnable task) {
        Thread thread = new Thread(task, "child-output");
        thread.setDaemon(true);
        thread.start();
    }

    /** {@code kill -9}; returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(DYING);
    }

    /** Ends the child's standard input, which asks it to stop; kills it when it hasn't in time. */
    public void stop(Duration patience) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!awaitEnd(patience)) {
            kill();
        }
    }

    private boolean awaitEnd(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
