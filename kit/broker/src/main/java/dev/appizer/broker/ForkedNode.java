// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import dev.appizer.broker.Announcement.Failed;
import dev.appizer.broker.KafkaNodeException.Problem;
import dev.appizer.broker.child.ChildCommand;
import dev.appizer.broker.child.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    /** Small, and started in two thirds of the time. */
    private static final List<String> SMALL = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private final KafkaNodeConfig config;
    private final List<String> jvm;
    private final Path log;
    private final ChildJvm child;
    private final CompletableFuture<String> firstLine;

    private ForkedNode(KafkaNodeConfig config, List<String> jvm, Path log, ChildJvm child) {
        this.config = config;
        this.jvm = jvm;
        this.log = log;
        this.child = child;
        this.firstLine = child.firstLine();
    }

    /**
     * Forks a node and waits until it serves.
     *
     * @throws KafkaNodeException as {@link KafkaNode#start} would, or when it isn't ready in time
     */
    public static ForkedNode start(KafkaNodeConfig config, Duration patience) {
        return start(config, SMALL, patience);
    }

    /**
     * The same in a JVM with other options.
     *
     * @param jvm such as {@code -Xmx1g}
     */
    public static ForkedNode start(KafkaNodeConfig config, List<String> jvm, Duration patience) {
        ForkedNode node = launch(config, jvm);
        node.awaitReady(patience);
        return node;
    }

    /** Forks a node without waiting: the members of a quorum wait for one another. */
    static ForkedNode launch(KafkaNodeConfig wanted) {
        return launch(wanted, SMALL);
    }

    private static ForkedNode launch(KafkaNodeConfig wanted, List<String> jvm) {
        KafkaNodeConfig config = Ports.settle(wanted);
        Path log = logBeside(config.directory());
        try {
            return new ForkedNode(config, jvm, log, command(config, jvm, log).start());
        } catch (IOException e) {
            throw new KafkaNodeException(Problem.START_FAILED, "A child process can't be started: " + e + ".", e);
        }
    }

    private static Path logBeside(Path directory) {
        Path absolute = directory.toAbsolutePath();
        return absolute.resolveSibling(absolute.getFileName() + ".log");
    }

    private static ChildCommand command(KafkaNodeConfig config, List<String> jvm, Path log) {
        return new ChildCommand(
                KafkaNodeMain.class, System.getProperty("java.class.path"), jvm, NodeArguments.format(config), log);
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
        return child.pid();
    }

    public boolean isAlive() {
        return child.isAlive();
    }

    /** {@code kill -9}; returns when the process is gone. */
    public void kill() {
        child.kill();
    }

    /** The same node again, on the same ports and data, after {@link #kill} or {@link #close}. */
    ForkedNode relaunch() {
        return launch(config, jvm);
    }

    /** Stops the node in order by ending its standard input; returns when the process is gone. */
    @Override
    public void close() {
        child.stop(Duration.ofSeconds(15));
    }
}
