// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.report;

import dev.appizer.bench.report.Outcome.Cost;
import dev.appizer.bench.report.Outcome.Failed;
import dev.appizer.bench.report.Outcome.Latency;
import dev.appizer.bench.report.Outcome.Several;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What all rows have found, as it is printed.
 *
 * @param outcomes by the rows' names, in the order in which they are shown
 */
public record Report(Map<String, Outcome> outcomes) {

    /**
     * The table of costs, then what else was seen, a line for each.
     *
     * @param producer the row that the others are compared with
     * @param hop the other one
     */
    public String text(String producer, String hop) {
        Map<String, Cost> costs = new LinkedHashMap<>();
        StringBuilder lines = new StringBuilder();
        outcomes.forEach((row, outcome) -> {
            if (outcome instanceof Cost cost) {
                costs.put(row, cost);
            }
            lines(outcome).forEach(line -> lines.append('\n').append(row).append(line));
        });
        return (costs.isEmpty() ? "" : new CostTable(producer, hop).text(costs) + "\n") + lines;
    }

    public boolean isComplete() {
        return outcomes.values().stream().noneMatch(Failed.class::isInstance);
    }

    private static Stream<String> lines(Outcome outcome) {
        if (outcome instanceof Latency latency) {
            return Stream.of(line(latency));
        } else if (outcome instanceof Several several) {
            return Stream.concat(several.latencies().stream().map(Report::line), remarks(several.remarks()));
        } else if (outcome instanceof Cost cost) {
            return remarks(cost.remarks());
        } else if (outcome instanceof Failed failed) {
            return Stream.of(" was not measured: " + failed.reason());
        }
        return Stream.empty();
    }

    private static Stream<String> remarks(List<String> remarks) {
        return remarks.stream().map(remark -> ": " + remark);
    }

    private static String line(Latency latency) {
        return String.format(
                Locale.ROOT,
                ": p50 %.1f ms, p99 %.1f ms (%,d of %,d %s)",
                latency.p50Millis(),
                latency.p99Millis(),
                latency.arrived(),
                latency.posted(),
                latency.what());
    }
}
