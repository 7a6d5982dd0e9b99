// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.local.line.DrivenEnrichment;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.testing.history.History;
import dev.appizer.testing.reader.ReferenceReader;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.kafka.streams.test.TestRecord;

/**
 * Whatever the schedule, the delays and the number of partitions: in the end everybody is who a reader of the same
 * messages says, with the same traits, counts and segments. {@code -Djqwik.tries.default} says how many are tried.
 */
class SimulatedLineTest {

    private static final int ORDERS = 2;

    private static long overtaken;

    @BeforeContainer
    static void open() {
        overtaken = 0;
    }

    @AfterContainer
    static void close() {
        assertThat(overtaken)
                .as("contributions that came to where their identifier was no more")
                .isPositive();
    }

    @Provide
    Arbitrary<Scenario> scenarios() {
        return Combinators.combine(
                        Arbitraries.longs().withoutEdgeCases(),
                        Arbitraries.integers()
                                .between(1, Scenario.USUAL_STEPS)
                                .withDistribution(RandomDistribution.uniform()),
                        Arbitraries.integers().between(3, 18),
                        Arbitraries.of(Scenario.PARTITIONS),
                        Arbitraries.oneOf(
                                Arbitraries.just(ReferenceReader.USUAL_CAP),
                                Arbitraries.integers().between(2, 8)),
                        Arbitraries.of(200, 2),
                        Arbitraries.of(Scenario.FAST, Scenario.SLOW),
                        Arbitraries.integers().between(0, 3))
                .as((seed, steps, ids, partitions, cap, rowsAtOnce, pace, erasures) -> new Scenario(
                        seed,
                        ids,
                        steps,
                        partitions,
                        cap,
                        rowsAtOnce,
                        pace,
                        seed % 3 == 0 ? 0 : 3,
                        erasures,
                        erasures > 0 && seed % 2 == 0));
    }

    @Property
    void everyScheduleEndsWhereTheReaderEnds(@ForAll("scenarios") Scenario scenario) {
        History.Received received = scenario.received();
        List<TestRecord<String, EnrichedEvent>> enriched = enrich(received);

        for (int order = 0; order < ORDERS; order++) {
            Scenario.Run run = scenario.run(received, enriched, Fault.NONE, order);

            assertThat(run.actual()).as("order %d", order).isEqualTo(run.expected());
            assertThat(run.told()).as("conflicts, order %d", order).containsAll(run.refused());
            overtaken += run.sentOn();
        }
    }

    private static List<TestRecord<String, EnrichedEvent>> enrich(History.Received received) {
        try (DrivenEnrichment enrichment = new DrivenEnrichment(Scenario.START)) {
            return enrichment.enrich(received.messages());
        }
    }
}
