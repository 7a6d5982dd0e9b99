// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.local.audit.AuditCommand;
import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.HistoryGenerator;
import dev.appizer.testing.history.HistorySettings;
import dev.appizer.testing.kafka.KafkaCluster;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Three brokers and two instances of each service, every one a process, are killed one after the other under steady
 * load, and in the end all instances at once: every message that got a 200 ends as one thing, once, and all that the line says is as the reader says.
 */
@Tag("long")
@ExtendWith(RegistryExtension.class)
class ChaosIT {

    private static final Logger LOG = LoggerFactory.getLogger(ChaosIT.class);
    private static final Duration PACE = Duration.ofMillis(400);
    /** More than come in between two kills, so that the load lasts. */
    private static final int CALLS_A_KILL = 3_000;

    private static final int CALLS_AN_ID = 7;

    private final long seed = Long.getLong("line.seed", System.nanoTime());

    @Test
    void twoKillsLoseAndRepeatNothing(RegistryUnderTest registry, @TempDir Path directory)
            throws IOException, InterruptedException {
        endure(2, 0, registry, directory);
    }

    @Test
    @Tag("chaos")
    void aHundredKillsLoseAndRepeatNothing(RegistryUnderTest registry, @TempDir Path directory)
            throws IOException, InterruptedException {
        endure(Integer.getInteger("chaos.kills", 100), 1, registry, directory);
    }

    /** @param standbys copies of each store at the other instance; without, a store is read again from its changelog */
    private void endure(int kills, int standbys, RegistryUnderTest registry, Path directory)
            throws IOException, InterruptedException {
        LOG.info("-Dline.seed={}", seed);
        Map<String, String> settings =
                Map.of("standby.replicas", Integer.toString(standbys), "commit.interval", "100ms");
        int most = (kills + 1) * CALLS_A_KILL;
        List<Call> calls = HistoryGenerator.generate(HistorySettings.entangled(most / CALLS_AN_ID, most), seed)
                .calls();
        try (KafkaCluster cluster = KafkaCluster.start();
                RunningLine line = RunningLine.forkApart(cluster, registry, directory, 2, settings)) {
            SampleSegments.define(line.api());
            CallSender sender = new CallSender(line.apis(), seed, PACE);
            Chaos chaos = new Chaos(line, cluster, seed);

            sender.sendDuring(calls, () -> {
                chaos.run(kills, sender::acknowledged);
                chaos.killAllInstances();
            });
            LOG.info("The kills:{}{}", System.lineSeparator(), chaos.table());

            AgainstReader.check(line, sender.sent());
            AuditCommand.run(line.described(), false, System.out);
        }
    }
}
