// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.local.audit.AuditCommand;
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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two instances of every stage on a real broker end where a sequential reader of the same messages ends. */
@Tag("long")
@ExtendWith({KafkaExtension.class, RegistryExtension.class})
@TestInstance(Lifecycle.PER_CLASS)
class WholeLineIT {

    private static final Logger LOG = LoggerFactory.getLogger(WholeLineIT.class);

    private static final Duration PACE = Duration.ofMillis(50);
    private static final int AUDITS = 5;

    private final long seed = Long.getLong("line.seed", System.nanoTime());
    private final List<Call> sent = new ArrayList<>();
    private final RunningLine line;

    WholeLineIT(KafkaUnderTest kafka, RegistryUnderTest registry, @TempDir Path directory) throws InterruptedException {
        this.line = RunningLine.start(kafka, registry, directory, 2);
    }

    @BeforeAll
    void defineSegments() throws IOException, InterruptedException {
        LOG.info("-Dline.seed={}", seed);
        SampleSegments.define(line.api());
    }

    @AfterAll
    void close() {
        line.close();
    }

    @Test
    void aRandomHistoryEndsWhereTheReaderEndsAndTheBooksBalanceMeanwhile() throws IOException, InterruptedException {
        HistorySettings settings = HistorySettings.usual(300, 2_000).with(Happening.CONFLICT, 2);
        List<Call> calls = HistoryGenerator.generate(settings, seed).calls();
        sent.addAll(calls);
        AtOnce.run(2, List.of(() -> new CallSender(line.apis(), seed, PACE).send(calls), () -> {
            for (int times = 0; times < AUDITS; times++) {
                AuditCommand.run(line.described(), false, System.out);
            }
        }));

        AgainstReader.check(line, sent);
    }

    /** Its history is longer than what is shipped at once, and it moves again while it is shipped and written to. */
    @Test
    void aBusyIdThatMovesOnAndOnKeepsAllThatItDid() throws IOException, InterruptedException {
        List<Call> calls = new ArrayList<>();
        for (int number = 0; number < 1_200; number++) {
            String id = "busy-" + seed + "-" + number;
            calls.add(Call.track(number % 3 == 0 ? "purchase" : "login")
                    .anonymous("busy")
                    .messageId(id)
                    .build());
            if (number % 150 == 149) {
                int owner = number / 150;
                String previous = owner == 0 ? "busy" : "owner_" + (owner - 1);
                calls.add(Call.alias("owner_" + owner, previous)
                        .messageId(id + "-alias")
                        .build());
            }
        }
        send(calls);

        AgainstReader.check(line, sent);
    }

    private void send(List<Call> calls) throws InterruptedException {
        sent.addAll(calls);
        new CallSender(line.apis(), seed, Duration.ZERO).send(calls);
    }
}
