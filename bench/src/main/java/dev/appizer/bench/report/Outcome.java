// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.report;

import dev.appizer.bench.measure.Window;
import java.util.List;

/** What a row has found. */
public sealed interface Outcome {

    /**
     * What an event costs.
     *
     * @param windows the repetitions, at least one
     * @param remarks what else was seen, each without the full stop
     */
    record Cost(List<Window> windows, List<String> remarks) implements Outcome {

        public Cost(List<Window> windows) {
            this(windows, List.of());
        }

        public Cost {
            windows = List.copyOf(windows);
            remarks = List.copyOf(remarks);
            if (windows.isEmpty()) {
                throw new IllegalArgumentException("Nothing was measured");
            }
        }
    }

    /**
     * How long an event takes from one end to the other.
     *
     * @param what of what arrived, ending a sentence, such as {@code changes came}
     * @param posted how many were sent while it was measured
     * @param arrived how many of them came out
     * @param p50Millis half of those took no longer
     * @param p99Millis 99 of 100 took no longer
     */
    record Latency(String what, long posted, long arrived, double p50Millis, double p99Millis) implements Outcome {}

    /**
     * How long several things took, and what else was seen.
     *
     * @param latencies in the order in which they are shown
     * @param remarks each without the full stop
     */
    record Several(List<Latency> latencies, List<String> remarks) implements Outcome {

        public Several {
            latencies = List.copyOf(latencies);
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * It could not be measured.
     *
     * @param reason in a sentence
     */
    record Failed(String reason) implements Outcome {}
}
