// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.up;

import dev.appizer.local.cli.CommandLine;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.local.instance.Instance;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.http.HttpPeer;
import dev.appizer.service.keys.Keys;
import dev.appizer.service.metrics.Metrics;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.Settings;
import dev.appizer.streams.rebuild.RebuildException;
import dev.appizer.streams.run.Reset;
import dev.appizer.streams.run.StreamsApplication;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code ./appizer reset}: makes the state of a stage anew, on the broker of an instance that does not run meanwhile. */
public final class ResetCommand {

    private static final Duration LEAVING = Duration.ofSeconds(30);
    private static final Duration PEER_TIMEOUT = Duration.ofSeconds(5);

    private ResetCommand() {}

    /**
     * Does it.
     *
     * @param words the application and the command's options
     */
    public static void run(List<String> words, PrintStream out) {
        CommandLine line = CommandLine.parse(words, Set.of("--data"), Set.of());
        if (line.others().size() != 1) {
            throw CommandProblem.wrongUse("Name one stage: ./appizer reset " + names() + ".");
        }
        StreamsApplication application = named(line.others().get(0));
        Progress progress =
                new Progress(out, ManagementFactory.getRuntimeMXBean().getStartTime());
        try (DataDirectory data = DataDirectory.claim(line.data())) {
            run(application, data, progress);
        } catch (RebuildException e) {
            throw CommandProblem.failed(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw CommandProblem.failed("The data directory can't be left: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandProblem.failed("Interrupted; run it again before the instance is started.", e);
        }
    }

    private static StreamsApplication named(String name) {
        return Stages.applications().stream()
                .filter(application -> application.name().equals(name))
                .findFirst()
                .orElseThrow(() -> CommandProblem.wrongUse(
                        "There is no stage " + name + " with a state; there are " + names() + "."));
    }

    private static String names() {
        return Stages.applications().stream().map(StreamsApplication::name).collect(Collectors.joining(", "));
    }

    private static void run(StreamsApplication application, DataDirectory data, Progress progress)
            throws InterruptedException, IOException {
        UpOptions ports = new UpOptions(data.path(), 0, 0, 0).settled();
        Instance instance = ports.instance();
        Settings settings = LocalSettings.load(Stages.all(), instance, data, ports.port(), System.getenv());
        CommonSettings common = CommonSettings.of(settings);
        Closing closing = new Closing();
        try {
            Vertx vertx = Vertx.vertx();
            closing.add(() -> vertx.close().await());
            Metrics metrics = new Metrics();
            closing.add(metrics::close);
            Foundation foundation = new Foundation(progress, closing);
            foundation.startBroker(data, ports.kafkaPort());
            foundation.startRegistry(vertx, instance.kafka(), ports.registryPort(), metrics.registry());
            foundation.createTopics(instance.kafka(), common.topics());
            Ending ending = new Ending(data.logs());
            HttpPeer peer = new HttpPeer(vertx, PEER_TIMEOUT);
            ServiceContext context = new ServiceContext(settings, common, Keys::none, metrics.registry(), peer, ending);
            new Reset(application, context, LEAVING, text -> progress.tell(application.name(), text)).run();
        } finally {
            closing.closeAll();
        }
    }
}
