// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.testing.history.Call;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two instances of every stage, thousands of entangled ids, and one instance after the other killed and started again
 * while calls come in: who is whom ends as a sequential reader says, and every change was told once.
 */
@Tag("proof")
@ExtendWith({KafkaExtension.class, RegistryExtension.class})
class IdentityUnderKillIT {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityUnderKillIT.class);
    private static final Duration PACE = Duration.ofMillis(100);
    private static final int PARTS = 6;

    private final long seed = Long.getLong("line.seed", System.nanoTime());

    /** With copies of the stores at the other instance these are taken over, without them they are read again. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whoIsWhomSurvivesTheDeathOfEitherInstance(
            int copies, KafkaUnderTest kafka, RegistryUnderTest registry, @TempDir Path directory)
            throws IOException, InterruptedException {
        LOG.info("-Dline.seed={}", seed);
        List<Call> calls = HistoryGenerator.generate(HistorySettings.entangled(2_000, 14_000), seed)
                .calls();
        Map<String, String> settings = Map.of("standby.replicas", Integer.toString(copies));
        try (RunningLine line = RunningLine.fork(kafka, registry, directory, 2, settings)) {
            SampleSegments.define(line.api());
            Load load = new Load(line, new CallSender(line.apis(), seed, PACE), calls, PARTS);

            load.part("Both run", () -> {});
            load.kill(0);
            load.start(0);
            load.kill(1);
            load.start(1);
            load.rest();

            AgainstReader.check(line, calls);
        }
    }
}
