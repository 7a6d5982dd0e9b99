// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.up;

import dev.appizer.local.cli.CommandProblem;
import dev.appizer.local.instance.Instance;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.service.metrics.Metrics;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.Settings;
import io.vertx.core.Vertx;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** {@code ./appizer up}. Runs until a signal, or until the first error that it can't go on with. */
public final class Up {

    private final UpOptions options;
    private final DataDirectory data;
    private final Progress progress;
    private final Closing closing = new Closing();
    private final Ending ending;

    private Up(UpOptions options, DataDirectory data, Progress progress) {
        this.options = options;
        this.data = data;
        this.progress = progress;
        this.ending = new Ending(data.logs());
    }

    /**
     * Runs; returns only by a problem, since a signal ends the process from within.
     *
     * @param words the command's options
     */
    public static CommandProblem run(List<String> words, PrintStream out) {
        UpOptions options = UpOptions.parse(words);
        DataDirectory data = DataDirectory.claim(options.data());
        System.setProperty("appizer.logs", data.logs().toString());
        System.setProperty("log4j2.configurationFile", "appizer-up-log4j2.xml");
        Progress progress =
                new Progress(out, ManagementFactory.getRuntimeMXBean().getStartTime());
        return new Up(options.settled(), data, progress).live();
    }

    private CommandProblem live() {
        closing.add(data::close);
        Thread starter = new Thread(this::start, "start");
        starter.setUncaughtExceptionHandler((thread, failure) -> ending.report("It could not start", failure));
        Shutdown.onSignal(starter, closing, progress);
        starter.start();
        return ending.await();
    }

    private void start() {
        try {
            startAll();
        } catch (InterruptedException e) {
            // A signal came first; what has started by now is being stopped.
            Thread.currentThread().interrupt();
        }
    }

    private void startAll() throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        closing.add(() -> vertx.close().await());
        Metrics metrics = new Metrics();
        closing.add(metrics::close);
        Instance instance = options.instance();
        List<ServiceDefinition> stages = Stages.all();
        Settings settings = LocalSettings.load(stages, instance, data, options.port(), System.getenv());
        CommonSettings common = CommonSettings.of(settings);
        // Half of the work of a start, and none of it needs the broker yet.
        CompletableFuture<Line> made = CompletableFuture.supplyAsync(
                () -> Line.of(new InstanceService(instance), stages, settings, vertx, metrics, ending, progress));

        Foundation foundation = new Foundation(progress, closing);
        foundation.startBroker(data, options.kafkaPort());
        foundation.startRegistry(vertx, instance.kafka(), options.registryPort(), metrics.registry());
        foundation.createTopics(instance.kafka(), common.topics());

        Line line = made.join();
        closing.add(() -> line.stop(common.stopTimeout()));
        line.start();
        closing.add(() -> Instance.recall(data.path()));
        instance.announce(data.path());
        progress.say(Welcome.text(instance, data.path(), progress.seconds()));
    }
}
