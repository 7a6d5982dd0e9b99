// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.Happening;
import dev.appizer.testing.history.HistoryGenerator;
import dev.appizer.testing.history.HistorySettings;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything but the broker is killed and started again while calls come in: nothing is lost, nothing is repeated. */
@ExtendWith({KafkaExtension.class, RegistryExtension.class})
class RestartIT {

    private static final Logger LOG = LoggerFactory.getLogger(RestartIT.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MORE = 300;
    private static final Duration PACE = Duration.ofMillis(250);

    private final long seed = Long.getLong("line.seed", System.nanoTime());

    @Test
    void killsInTheMiddleOfCallsLoseAndRepeatNothing(
            KafkaUnderTest kafka, RegistryUnderTest registry, @TempDir Path directory)
            throws IOException, InterruptedException, ExecutionException {
        LOG.info("-Dline.seed={}", seed);
        List<Call> calls = HistoryGenerator.generate(
                        HistorySettings.usual(250, 2_400).with(Happening.CONFLICT, 2), seed)
                .calls();
        try (RunningLine line = RunningLine.fork(kafka, registry, directory, 1)) {
            SampleSegments.define(line.api());
            CallSender sender = new CallSender(line.apis(), seed, PACE);
            ExecutorService thread = Executors.newSingleThreadExecutor();
            Future<?> sent = thread.submit(() -> {
                sender.send(calls);
                return null;
            });

            Instance instance = line.instances().get(0);
            awaitMore(sender);
            instance.kill();
            instance.start();
            awaitMore(sender);
            instance.kill();
            instance.start();
            awaitMore(sender);
            instance.stop();
            instance.start();
            sent.get();
            thread.shutdown();

            assertThat(sender.again()).as("posts that met a dead gateway").isPositive();
            AgainstReader.check(line, calls);
        }
    }

    /** So that it hits a line that works, while calls come in. */
    private static void awaitMore(CallSender sender) throws InterruptedException {
        int enough = sender.acknowledged() + MORE;
        Patience.until(PATIENCE, enough + " calls are acknowledged", () -> sender.acknowledged() >= enough);
        LOG.info("Acknowledged: calls={}", sender.acknowledged());
    }
}
