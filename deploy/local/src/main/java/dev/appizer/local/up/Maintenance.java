// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.up;

import dev.appizer.local.cli.CommandProblem;
import dev.appizer.local.instance.Instance;
import dev.appizer.service.ServiceContext;
import dev.appizer.service.http.HttpPeer;
import dev.appizer.service.keys.Keys;
import dev.appizer.service.metrics.Metrics;
import dev.appizer.service.settings.CommonSettings;
import dev.appizer.service.settings.Settings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Work on an instance that does not run meanwhile: its broker, registry and topics are started for it, and nothing else. */
final class Maintenance {

    private static final Duration PEER_TIMEOUT = Duration.ofSeconds(5);

    private Maintenance() {}

    /** What is to be done. */
    @FunctionalInterface
    interface Work {
        /**
         * Does it.
         *
         * @param progress takes a line now and then
         */
        void run(ServiceContext context, Consumer<String> progress) throws InterruptedException;
    }

    /**
     * Does it.
     *
     * @param directory the data directory
     * @param part of the system that it is about
     * @throws CommandProblem where the instance runs
     */
    static void run(Path directory, String part, PrintStream out, Work work) {
        Progress progress =
                new Progress(out, ManagementFactory.getRuntimeMXBean().getStartTime());
        try (DataDirectory data = DataDirectory.claim(directory)) {
            run(data, progress, context -> work.run(context, line -> progress.tell(part, line)));
        } catch (IOException e) {
            throw CommandProblem.failed("The data directory can't be left: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandProblem.failed("Interrupted; run it again before the instance is started.", e);
        }
    }

    private static void run(DataDirectory data, Progress progress, OnFoundation work)
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
            HttpPeer peer = new HttpPeer(vertx, PEER_TIMEOUT);
            work.run(new ServiceContext(
                    settings, common, Keys::none, metrics.registry(), peer, new Ending(data.logs())));
        } finally {
            closing.closeAll();
        }
    }

    private interface OnFoundation {
        void run(ServiceContext context) throws InterruptedException;
    }
}
