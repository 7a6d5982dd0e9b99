// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.bench.measure.Window;
import dev.appizer.bench.report.Outcome.Cost;
import dev.appizer.bench.report.Outcome.Failed;
import dev.appizer.bench.report.Outcome.Latency;
import dev.appizer.bench.report.Outcome.Several;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is printed at the end of a run. */
class ReportTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void ratiosAreOfMediansOfCpuTimePerEvent() {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        outcomes.put("producer", cost(1_000_000, 1, 2, 100));
        outcomes.put("hop", cost(100_000, 8, 10, 12));
        outcomes.put("stage", cost(10_000, 25, 20, 35));

        String text = new Report(outcomes).text("producer", "hop");

        assertThat(text).isEqualTo("""
                row          events   events/s  CPU us/event   least..most  broker us/event  x producer  x hop
                ----------------------------------------------------------------------------------------------
                producer  3,000,000  1,000,000          2.00  1.00..100.00             0.50         1.0    0.2
                hop         300,000    100,000         10.00   8.00..12.00             0.50         5.0    1.0
                stage        30,000     10,000         25.00  20.00..35.00             0.50        12.5    2.5
                """);
    }

    @Test
    void aRatioToARowThatDidNotRunIsNotKnown() {
        String text = new Report(Map.of("hop", cost(100_000, 10))).text("producer", "hop");

        assertThat(text.lines().toList().get(2)).endsWith("  -    1.0");
    }

    @Test
    void latencyAndFailuresFollowTheTable() {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        outcomes.put("producer", cost(1_000_000, 1));
        outcomes.put("latency", new Latency("changes came", 10_000, 9_999, 41.4, 99.6));
        outcomes.put("line", new Failed("It did not start."));

        Report report = new Report(outcomes);

        assertThat(report.text("producer", "hop"))
                .contains("\nlatency: p50 41.4 ms, p99 99.6 ms (9,999 of 10,000 changes came)")
                .contains("\nline was not measured: It did not start.");
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void aRowThatFoundSeveralThingsHasALineForEach() {
        Latency before = new Latency("before", 100, 100, 40, 90);
        Latency meanwhile = new Latency("meanwhile", 200, 199, 50, 120);

        String text = new Report(Map.of("storm", new Several(List.of(before, meanwhile), List.of("it ended"))))
                .text("producer", "hop");

        assertThat(text.trim()).isEqualTo("""
                storm: p50 40.0 ms, p99 90.0 ms (100 of 100 before)
                storm: p50 50.0 ms, p99 120.0 ms (199 of 200 meanwhile)
                storm: it ended""");
    }

    @Test
    void whatElseACostlyRowHasSeenFollowsTheTable() {
        Cost cost = new Cost(cost(1_000, 10).windows(), List.of("it kept its demand"));

        String text = new Report(Map.of("stage", cost)).text("producer", "hop");

        assertThat(text.lines()).last().isEqualTo("stage: it kept its demand");
        assertThat(text.lines().toList().get(2)).startsWith("stage  ");
    }

    /** Windows of a second each. */
    private static Cost cost(long events, double... cpuMicros) {
        return new Cost(Arrays.stream(cpuMicros)
                .mapToObj(micros -> new Window(events, SECOND, (long) (micros * 1_000 * events), 500 * events))
                .toList());
    }
}
