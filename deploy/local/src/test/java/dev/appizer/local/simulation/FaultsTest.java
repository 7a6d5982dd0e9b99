// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.local.line.DrivenEnrichment;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.testing.history.History;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without any one part of the protocol the simulated line ends elsewhere: it would tell. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {

    private static final int SEEDS = 100;

    /** A message is enriched once: sent again it would be a repeat. */
    private final Map<Long, List<TestRecord<String, EnrichedEvent>>> enrichedOf = new HashMap<>();

    private DrivenEnrichment enrichment;

    @BeforeAll
    void open() {
        enrichment = new DrivenEnrichment(Scenario.START);
    }

    @AfterAll
    void close() {
        enrichment.close();
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void aPartLeftOutIsFoundOut(Fault fault) {
        assertThat(LongStream.range(0, SEEDS).anyMatch(seed -> isFoundOut(seed, fault)))
                .as("a seed that ends elsewhere without this part of the protocol")
                .isTrue();
    }

    private boolean isFoundOut(long seed, Fault fault) {
        Scenario scenario = Scenario.of(seed);
        History.Received received = scenario.received();
        List<TestRecord<String, EnrichedEvent>> enriched =
                enrichedOf.computeIfAbsent(seed, same -> enrichment.enrich(received.messages()));
        Scenario.Run run = scenario.run(received, enriched, fault, (int) seed % 2);
        return !run.actual().equals(run.expected());
    }
}
