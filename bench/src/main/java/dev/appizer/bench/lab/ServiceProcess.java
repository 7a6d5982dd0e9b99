// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.lab;

import dev.appizer.analytics.AnalyticsService;
import dev.appizer.analytics.AnalyticsSettings;
import dev.appizer.bench.child.ServicesMain;
import dev.appizer.broker.Ports;
import dev.appizer.broker.child.ChildJvm;
import dev.appizer.local.cli.CommandProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Services of ours in one JVM, started as a deployment starts them and ready. */
public final class ServiceProcess implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long LOOK_MILLIS = 100;

    private final ChildJvm child;
    private final Duration patience;
    private final int port;
    private final Path log;

    private ServiceProcess(ChildJvm child, Duration patience, int port, Path log) {
        this.child = child;
        this.patience = patience;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts services and waits until all are ready.
     *
     * @param services by the names that {@link ServicesMain} knows
     * @param commitInterval of those that are stream applications
     * @throws CommandProblem where they end instead, or take too long
     */
    public static ServiceProcess start(Lab lab, Workspace workspace, List<String> services, Duration commitInterval)
            throws InterruptedException {
        return start(lab, workspace, services, commitInterval, 1, PATIENCE);
    }

    /**
     * The same.
     *
     * @param threads of each of them that is a stream application
     * @param patience until it is ready
     */
    public static ServiceProcess start(
            Lab lab,
            Workspace workspace,
            List<String> services,
            Duration commitInterval,
            int threads,
            Duration patience)
            throws InterruptedException {
        ServiceProcess process = launch(lab, workspace, services, commitInterval, threads, patience);
        process.await("/health/ready");
        return process;
    }

    /** Starts analytics, and returns as soon as it answers: it goes on to read what is in its topics. */
    public static ServiceProcess startAnalytics(Lab lab, Workspace workspace) throws InterruptedException {
        ServiceProcess process =
                launch(lab, workspace, List.of(AnalyticsService.NAME), Lab.COMMIT_INTERVAL, 1, PATIENCE);
        process.await("/health/live");
        return process;
    }

    private static ServiceProcess launch(
            Lab lab,
            Workspace workspace,
            List<String> services,
            Duration commitInterval,
            int threads,
            Duration patience) {
        int port = Ports.free(1).get(0);
        String name = workspace.prefix() + String.join("-", services);
        Path settings = lab.directory().resolve(name + ".properties");
        Path log = lab.directory().resolve(name + ".log");
        List<String> arguments = new ArrayList<>(List.of(settings.toString()));
        arguments.addAll(services);
        try {
            List<String> lines = new ArrayList<>(settings(lab, workspace, port, commitInterval, threads));
            if (services.contains(AnalyticsService.NAME)) {
                lines.add(AnalyticsSettings.DIRECTORY.name() + "=" + analyticsDirectory(lab, workspace));
            }
            Files.write(settings, lines);
            return new ServiceProcess(
                    Jvm.command(ServicesMain.class, arguments, log).startSilently(), patience, port, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> settings(Lab lab, Workspace workspace, int port, Duration commitInterval, int threads) {
        return List.of(
                "kafka.bootstrap.servers=" + lab.bootstrapServers(),
                "schema.registry.url=" + lab.registryUrl(),
                "topics.prefix=" + workspace.prefix(),
                "topics.partitions=" + Lab.PARTITIONS,
                "http.host=127.0.0.1",
                "http.port=" + port,
                "advertised.url=http://127.0.0.1:" + port,
                "state.directory=" + lab.stateDirectory(),
                "stream.threads=" + threads,
                "commit.interval=" + commitInterval.toMillis() + "ms");
    }

    /** Where analytics keeps its file. */
    public static Path analyticsDirectory(Lab lab, Workspace workspace) {
        return lab.stateDirectory().resolve(workspace.prefix() + AnalyticsService.NAME);
    }

    private void await(String path) throws InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        long deadline = System.nanoTime() + patience.toNanos();
        while (!answers(http, ready)) {
            if (!child.isAlive() || System.nanoTime() > deadline) {
                throw CommandProblem.failed("A service did not start: " + said());
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static boolean answers(HttpClient http, HttpRequest ready) throws InterruptedException {
        try {
            return http.send(ready, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            // It does not listen yet.
            return false;
        }
    }

    private String said() {
        child.kill();
        try {
            return String.join(" ", Files.readAllLines(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return child.pid();
    }

    public int port() {
        return port;
    }

    /** Stops in order: a stage that is killed leaves a transaction open, which the next row's readers would wait for. */
    @Override
    public void close() {
        child.stop(PATIENCE);
    }
}
