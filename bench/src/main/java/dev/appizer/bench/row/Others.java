// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.load.Caller;
import dev.appizer.bench.load.Messages;
import dev.appizer.bench.load.SteadyCalls;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The usual traffic of a thousand calls a second: events, among which every tenth call changes somebody's plan. */
final class Others {

    /** Calls that bring a segment change about, whose time is measured. */
    static final int CHANGES_PER_SECOND = LatencyRow.PER_SECOND / 10;

    private Others() {}

    /** The other nine of ten, for as long as anything is measured. */
    static SteadyCalls start(Caller caller, Duration longest) {
        SteadyCalls others = new SteadyCalls(
                caller, "/v1/track", Others::track, 0, LatencyRow.PER_SECOND - CHANGES_PER_SECOND, longest);
        others.start();
        return others;
    }

    /** How a row says it. */
    static String what() {
        return CHANGES_PER_SECOND + " changes of a plan/s among " + LatencyRow.PER_SECOND + " single calls/s";
    }

    private static byte[] track(long n) {
        return Messages.track(n).getBytes(StandardCharsets.UTF_8);
    }
}
