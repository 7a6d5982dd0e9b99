// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.load.ChangeReader;
import dev.appizer.bench.load.SteadyCalls;
import dev.appizer.bench.measure.Medians;
import dev.appizer.bench.report.Outcome.Latency;
import dev.appizer.local.cli.CommandProblem;
import java.util.Arrays;

/** How times become figures. */
final class Latencies {

    private static final double P50 = 0.5;
    private static final double P99 = 0.99;
    private static final double NANOS_PER_MILLI = 1_000_000;

    private Latencies() {}

    /**
     * Of what has arrived.
     *
     * @param what of what arrived, ending a sentence
     * @param posted how many should have
     * @param nanos how long each took that did
     * @throws CommandProblem where nothing did
     */
    static Latency of(String what, long posted, long[] nanos) {
        if (nanos.length == 0) {
            throw CommandProblem.failed("None of " + posted + " " + what + ".");
        }
        double[] millis =
                Arrays.stream(nanos).mapToDouble(time -> time / NANOS_PER_MILLI).toArray();
        return new Latency(
                what, posted, millis.length, Medians.percentile(millis, P50), Medians.percentile(millis, P99));
    }

    /** Of changes that calls brought about. */
    static Latency of(String what, SteadyCalls calls, ChangeReader reader) {
        return of(what, calls, calls.first(), calls.end(), reader);
    }

    /** Of those changes that some of the calls brought about: from a number up to before another. */
    static Latency of(String what, SteadyCalls calls, int from, int to, ChangeReader reader) {
        return of(what, to - from, reader.times(calls, from, to));
    }
}
