// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.report;

import dev.appizer.bench.measure.Medians;
import dev.appizer.bench.measure.Window;
import dev.appizer.bench.report.Outcome.Cost;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What an event costs, row by row: medians over the repetitions, and how far these lie apart. */
final class CostTable {

    private static final String NOT_KNOWN = "-";

    private final String producer;
    private final String hop;

    /**
     * Names the rows that the others are compared with.
     *
     * @param producer the plain producer
     * @param hop the one with a store
     */
    CostTable(String producer, String hop) {
        this.producer = producer;
        this.hop = hop;
    }

    /** @param costs by the rows' names, in the order in which they are shown */
    String text(Map<String, Cost> costs) {
        TextTable table = new TextTable(
                "row", "events", "events/s", "CPU us/event", "least..most", "broker us/event", "x producer", "x hop");
        costs.forEach((row, cost) -> table.add(
                row,
                figure("%,.0f", events(cost)),
                figure("%,.0f", median(cost, Window::eventsPerSecond)),
                figure("%.2f", cpu(cost)),
                spread(cost.windows()),
                figure("%.2f", median(cost, Window::brokerMicrosPerEvent)),
                ratio(cost, costs.get(producer)),
                ratio(cost, costs.get(hop))));
        return table.text();
    }

    private static double events(Cost cost) {
        return cost.windows().stream().mapToDouble(Window::events).sum();
    }

    private static double cpu(Cost cost) {
        return median(cost, Window::cpuMicrosPerEvent);
    }

    private static double median(Cost cost, ToDoubleFunction<Window> figure) {
        return Medians.median(cost.windows(), figure);
    }

    private static String spread(List<Window> windows) {
        double[] sorted =
                windows.stream().mapToDouble(Window::cpuMicrosPerEvent).sorted().toArray();
        return figure("%.2f", sorted[0]) + ".." + figure("%.2f", sorted[sorted.length - 1]);
    }

    private static String ratio(Cost cost, @Nullable Cost other) {
        return other == null ? NOT_KNOWN : figure("%.1f", cpu(cost) / cpu(other));
    }

    private static String figure(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }
}
