// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.report.Outcome;

/** Everything at once, as fast as the slowest stage: callers hold back while too much is on its way. */
final class WholeLineRow implements BenchRow {

    private static final int PARTS = 3;

    @Override
    public String name() {
        return "whole-line";
    }

    @Override
    public String what() {
        return "gateway and all stages in one JVM, calls of " + ThroughTheLine.BATCH + ", commit interval "
                + Line.COMMIT_INTERVAL.toMillis() + " ms";
    }

    @Override
    public Outcome measure(Lab lab) throws InterruptedException {
        try (Line line = Line.start(lab, lab.workspace(name()))) {
            return Repetitions.of(ThroughTheLine.send(
                    lab, line, Long.MAX_VALUE, lab.watch(line.process().pid(), PARTS)));
        }
    }
}
