// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.load.Caller;
import dev.appizer.bench.load.Messages;
import dev.appizer.bench.load.SteadyCalls;
import java.time.Duration;

/**
 * The usual traffic of a thousand events a second, of which every tenth changes somebody's plan in a call of its own. The
 * others come in small batches, as SDKs post them.
 */
final class Others {

    /** Calls that bring a segment change about, whose time is measured. */
    static final int CHANGES_PER_SECOND = LatencyRow.PER_SECOND / 10;

    private static final int BATCH = 10;

    private Others() {}

    /** The other nine of ten, for as long as anything is measured. */
    static SteadyCalls start(Caller caller, Duration longest) {
        int perSecond = (LatencyRow.PER_SECOND - CHANGES_PER_SECOND) / BATCH;
        SteadyCalls others = new SteadyCalls(caller, "/v1/batch", Others::batch, 0, perSecond, longest);
        others.start();
        return others;
    }

    /** How a row says it. */
    static String what() {
        return CHANGES_PER_SECOND + " changes of a plan/s among " + LatencyRow.PER_SECOND + " events/s, the others in"
                + " batches of " + BATCH;
    }

    private static byte[] batch(long n) {
        return Messages.tracks(n * BATCH, BATCH);
    }
}
