// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.local.line.DrivenEnrichment;
import dev.appizer.testing.history.History;
import dev.appizer.testing.reader.ReferenceReader;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever the schedule, the delays and the number of partitions: in the end everybody is who a reader of the same
 * messages says, with the same traits and in the same segments. {@code -Djqwik.tries.default} says how many are tried.
 */
class SimulatedLineTest {

    private static final Instant START = Instant.parse("2026-03-05T00:00:00Z");

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
                        seed % 2 == 1,
                        seed % 3 == 0 ? 0 : 3,
                        erasures));
    }

    @Property
    void everyScheduleEndsWhereTheReaderEnds(@ForAll("scenarios") Scenario scenario) {
        Scenario.Run run = run(scenario);

        assertThat(run.actual()).isEqualTo(run.expected());
        assertThat(run.told()).as("conflicts").containsAll(run.refused());
        overtaken += run.sentOn();
    }

    private static Scenario.Run run(Scenario scenario) {
        History.Received received =
                scenario.history().received(START, scenario.pace(), 1 + (int) (scenario.seed() & 3));
        try (DrivenEnrichment enrichment = new DrivenEnrichment(START)) {
            return scenario.run(received, enrichment.enrich(received.messages()), Fault.NONE);
        }
    }
}
