// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.metrics;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What must come of each record that a stage takes: it is written on, or counted as left out. All of it is counted by the
 * task that does it, so a task that moves to another instance takes both sides with it.
 *
 * @param taken counts the records: the operation of a sensor (as given to {@code addRateTotalSensor}) of the first step
 * @param told the topics to which each of them may be written once
 * @param leftOut operations of sensors that count those that go nowhere
 */
public record Books(String taken, List<String> told, List<String> leftOut) {

    private static final String TOTAL = "-total";

    /** Of a stage whose records end in its state. */
    public static final Books NONE = new Books("", List.of(), List.of());

    public Books(String taken, List<String> told, List<String> leftOut) {
        this.taken = taken;
        this.told = List.copyOf(told);
        this.leftOut = List.copyOf(leftOut);
    }

    /** Records taken less those written on or left out, by what Kafka Streams counts. */
    public double balance(Map<MetricName, ? extends Metric> metrics) {
        return metrics.entrySet().stream()
                .mapToDouble(metric -> {
                    int side = side(metric.getKey());
                    return side == 0 ? 0 : side * StageLook.number(metric.getValue());
                })
                .sum();
    }

    /** On which side a metric counts: 1, -1, or 0 for neither. */
    private int side(MetricName metric) {
        if (metric.group().equals("stream-topic-metrics")) {
            boolean isTold = metric.name().equals("records-produced-total")
                    && told.contains(metric.tags().getOrDefault("topic", ""));
            return isTold ? -1 : 0;
        }
        if (!metric.name().endsWith(TOTAL)) {
            return 0;
        }
        String operation = metric.name().substring(0, metric.name().length() - TOTAL.length());
        if (operation.equals(taken)) {
            return 1;
        }
        return leftOut.contains(operation) ? -1 : 0;
    }
}
