// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import dev.appizer.broker.Announcement.Failed;
import dev.appizer.broker.KafkaNodeException.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A node in a child process on this process's own class path. The child ends with this process,
 * however that ends. What it logs is appended to {@code <directory>.log} beside its data.
 */
public final class ForkedNode implements AutoCloseable {

    private final KafkaNodeConfig config;
    private final Path log;
    private final Process process;
    private final CompletableFuture<String> firstLine;

    private ForkedNode(KafkaNodeConfig config, Path log, Process process) {
        this.config = config;
        this.log = log;
        this.process = process;
        this.firstLine = CompletableFuture.supplyAsync(() -> ChildProcess.firstLine(process));
    }

    /**
     * Forks a node and waits until it serves.
     *
     * @throws KafkaNodeException as {@link KafkaNode#start} would, or when it isn't ready in time
     */
    public static ForkedNode start(KafkaNodeConfig config, Duration patience) {
        ForkedNode node = launch(config);
        node.awaitReady(patience);
        return node;
    }

    /** Forks a node without waiting: the members of a quorum wait for one another. */
    static ForkedNode launch(KafkaNodeConfig wanted) {
        KafkaNodeConfig config = Ports.settle(wanted);
        Path log = ChildProcess.logBeside(config.directory());
        try {
            return new ForkedNode(config, log, ChildProcess.start(NodeArguments.format(config), log));
        } catch (IOException e) {
            throw new KafkaNodeException(Problem.START_FAILED, "A child process can't be started: " + e + ".", e);
        }
    }

    void awaitReady(Duration patience) {
        Announcement announcement = announcement(patience)
                .orElseThrow(() -> given(Problem.START_FAILED, "The node did not start; " + log + " says why."));
        if (announcement instanceof Failed failed) {
            throw given(failed.problem(), failed.sentence());
        }
    }

    private Optional<Announcement> announcement(Duration patience) {
        try {
            return Announcement.parse(firstLine.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw given(
                    Problem.START_FAILED,
                    "The node was not ready after " + patience.toSeconds() + " s; " + log + " says why.");
        } catch (ExecutionException e) {
            throw new KafkaNodeException(Problem.START_FAILED, "The node's output can't be read.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw given(Problem.START_FAILED, "Interrupted while the node was starting.");
        }
    }

    private KafkaNodeException given(Problem problem, String sentence) {
        kill();
        return new KafkaNodeException(problem, sentence);
    }

    public String bootstrapServers() {
        return KafkaNodeConfig.HOST + ":" + config.port();
    }

    public int port() {
        return config.port();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -9}; returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        ChildProcess.awaitEnd(process, Duration.ofSeconds(10));
    }

    /** The same node again, on the same ports and data, after {@link #kill} or {@link #close}. */
    ForkedNode relaunch() {
        return launch(config);
    }

    /** Stops the node in order by ending its standard input; returns when the process is gone. */
    @Override
    public void close() {
        ChildProcess.endInput(process);
        if (!ChildProcess.awaitEnd(process, Duration.ofSeconds(15))) {
            kill();
        }
    }
}
