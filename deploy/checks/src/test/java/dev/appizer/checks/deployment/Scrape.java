// SPDX-License-Identifier: Apache-2.0
package dev.appizer.checks.deployment;

import java.util.stream.DoubleStream;

/**
 * What an instance says at {@code /metrics}.
 *
 * @param text in the format of Prometheus
 */
record Scrape(String text) {

    /**
     * The values of all series.
     *
     * @param beginning of their lines: the name, or with some of the labels in their order
     */
    DoubleStream values(String beginning) {
        return text.lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
    }

    /** The tasks that the instance works on. */
    double tasks() {
        return values("appizer_stage_tasks{kind=\"active\"").sum();
    }
}
