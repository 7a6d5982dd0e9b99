// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.load.BusyCallers;
import dev.appizer.bench.load.BusyCallers.Calls;
import dev.appizer.bench.load.Messages;
import dev.appizer.bench.measure.Trace;
import dev.appizer.bench.measure.Watch;
import java.util.concurrent.atomic.AtomicLong;

/** Messages through a whole line, as fast as its slowest stage: callers hold back while too much is on its way. */
final class ThroughTheLine {

    static final int BATCH = 100;

    private static final int CALLERS = 4;
    private static final int MOST_ON_THE_WAY = 10_000;

    private ThroughTheLine() {}

    /**
     * Sends them, and watches the line until all are through or the watch ends.
     *
     * @param events how many; {@link Long#MAX_VALUE} where they do not end
     */
    static Trace send(Lab lab, Line line, long events, Watch watch) throws InterruptedException {
        AtomicLong through = new AtomicLong();
        AtomicLong sent = new AtomicLong();
        Calls calls = new Calls("/v1/batch", BATCH, n -> {
            sent.set(n + BATCH);
            return Messages.batch(n, BATCH);
        });
        try (BusyCallers busy = BusyCallers.start(
                lab.vertx(),
                line.process().port(),
                CALLERS,
                calls,
                () -> sent.get() < events && sent.get() - through.get() < MOST_ON_THE_WAY)) {
            return watch.until(events, () -> {
                // Asked first, so that what comes meanwhile is not taken for done.
                long acknowledged = busy.acknowledged();
                through.set(acknowledged - line.backlog().getAsLong());
                return through.get();
            });
        }
    }
}
