// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance of every stage is killed and the other takes over; then everything but the broker is killed and started
 * again, while calls come in: nothing is lost, nothing is repeated.
 */
@ExtendWith({KafkaExtension.class, RegistryExtension.class})
class RestartIT {

    private static final Logger LOG = LoggerFactory.getLogger(RestartIT.class);
    private static final Duration PACE = Duration.ofMillis(75);
    private static final int PARTS = 4;

    private final long seed = Long.getLong("line.seed", System.nanoTime());

    @Test
    void killsInTheMiddleOfCallsLoseAndRepeatNothing(
            KafkaUnderTest kafka, RegistryUnderTest registry, @TempDir Path directory)
            throws IOException, InterruptedException {
        LOG.info("-Dline.seed={}", seed);
        List<Call> calls = HistoryGenerator.generate(
                        HistorySettings.usual(200, 2_000).with(Happening.CONFLICT, 2), seed)
                .calls();
        try (RunningLine line = RunningLine.fork(kafka, registry, directory, 2, Map.of())) {
            SampleSegments.define(line.api());
            Load load = new Load(line, new CallSender(line.apis(), seed, PACE), calls, PARTS);

            load.kill(0);
            load.part("Killing what is left, starting all", () -> {
                line.instances().get(1).kill();
                line.startAll();
            });
            load.part("Stopping instance 1 in order, starting it", () -> {
                line.instances().get(1).stop();
                line.instances().get(1).start();
            });
            load.rest();

            AgainstReader.check(line, calls);
        }
    }
}
