// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.load.BusyCallers;
import dev.appizer.bench.load.BusyCallers.Calls;
import dev.appizer.bench.load.Messages;
import dev.appizer.bench.report.Outcome;
import java.util.concurrent.atomic.AtomicLong;

/** Everything at once, as fast as the slowest stage: callers hold back while too much is on its way. */
final class WholeLineRow implements BenchRow {

    private static final int BATCH = 100;
    private static final int CALLERS = 4;
    private static final int PARTS = 3;
    private static final int MOST_ON_THE_WAY = 10_000;

    @Override
    public String name() {
        return "whole-line";
    }

    @Override
    public String what() {
        return "gateway and all stages in one JVM, calls of " + BATCH + ", commit interval "
                + Line.COMMIT_INTERVAL.toMillis() + " ms";
    }

    @Override
    public Outcome measure(Lab lab) throws InterruptedException {
        AtomicLong through = new AtomicLong();
        AtomicLong sent = new AtomicLong();
        Calls calls = new Calls("/v1/batch", BATCH, n -> {
            sent.set(n + BATCH);
            return Messages.batch(n, BATCH);
        });
        try (Line line = Line.start(lab, lab.workspace(name()));
                BusyCallers busy = BusyCallers.start(
                        lab.vertx(),
                        line.process().port(),
                        CALLERS,
                        calls,
                        () -> sent.get() - through.get() < MOST_ON_THE_WAY)) {
            return Repetitions.of(lab.watch(line.process().pid(), PARTS).until(Long.MAX_VALUE, () -> {
                // Asked first, so that what comes meanwhile is not taken for done.
                long acknowledged = busy.acknowledged();
                through.set(acknowledged - line.backlog().getAsLong());
                return through.get();
            }));
        }
    }
}
