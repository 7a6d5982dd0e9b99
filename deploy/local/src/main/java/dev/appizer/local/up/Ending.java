// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.up;

import dev.appizer.broker.KafkaNodeException;
import dev.appizer.broker.TopicException;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.service.FatalErrors;
import dev.appizer.service.settings.InvalidSettingsException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first error that the process can't go on with. */
final class Ending implements FatalErrors {

    private final Logger log = LoggerFactory.getLogger(Ending.class);
    private final CompletableFuture<CommandProblem> first = new CompletableFuture<>();
    private final Path logs;

    /** @param logs where the whole story is */
    Ending(Path logs) {
        this.logs = logs;
    }

    @Override
    public void report(String what, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        log.error("Ending: {}", what, cause);
        first.complete(problem(what, cause));
    }

    private CommandProblem problem(String what, Throwable cause) {
        if (cause instanceof CommandProblem problem) {
            return problem;
        }
        boolean saysWhatToDo = cause instanceof KafkaNodeException
                || cause instanceof TopicException
                || cause instanceof InvalidSettingsException;
        String reason = saysWhatToDo ? String.valueOf(cause.getMessage()).replace('\n', ';') : cause.toString();
        return CommandProblem.failed(what + ": " + reason + " (more in " + logs + ")", cause);
    }

    /** Waits for it. */
    CommandProblem await() {
        return first.join();
    }
}
