// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.measure.Trace;
import dev.appizer.bench.measure.Window;
import dev.appizer.bench.report.Outcome;
import dev.appizer.local.cli.CommandProblem;
import java.util.List;

/** How every row's trace becomes its figures. */
public final class Repetitions {

    /** The part of each row that is not counted: the JIT compiler does most of its work in it. */
    public static final double WARM_UP = 0.4;

    private static final int COUNT = 5;

    private Repetitions() {}

    /** @throws CommandProblem where too little happened for a single window */
    static Outcome of(Trace trace) {
        return new Outcome.Cost(windows(trace));
    }

    /** @throws CommandProblem where too little happened for a single window */
    static List<Window> windows(Trace trace) {
        List<Window> windows = trace.windows(WARM_UP, COUNT);
        if (windows.isEmpty()) {
            throw CommandProblem.failed("Too few events for a figure; give the row more with --seconds or --events.");
        }
        return windows;
    }
}
