// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench;

import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.lab.Progress;
import dev.appizer.bench.report.Outcome;
import dev.appizer.bench.report.Report;
import dev.appizer.bench.row.BenchRow;
import dev.appizer.bench.row.BenchRows;
import dev.appizer.local.cli.CommandProblem;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code ./appizer bench}: one command, one run, one table. */
public final class Bench {

    private static final String TOOL_LOGGING = "appizer-tool-log4j2.xml";

    private final BenchOptions options;
    private final PrintStream out;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    private Bench(BenchOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Runs the bench, and ends the process: 0 where every row was measured.
     *
     * @param arguments {@code [--seconds N] [--events N] [--rows a,b] [--keep DIR]}
     */
    public static void main(String[] arguments) throws InterruptedException {
        System.setProperty("log4j2.configurationFile", TOOL_LOGGING);
        try {
            run(Arrays.asList(arguments), System.out);
            System.exit(0);
        } catch (CommandProblem problem) {
            System.err.println("appizer: " + problem.getMessage());
            System.exit(problem.exitStatus());
        }
    }

    /** @throws CommandProblem on wrong use, and where a row can't be measured */
    static void run(List<String> words, PrintStream out) throws InterruptedException {
        new Bench(BenchOptions.parse(words, names(BenchRows.all()), names(BenchRows.usual())), out).measure();
    }

    private static Set<String> names(List<BenchRow> rows) {
        return rows.stream().map(BenchRow::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void measure() throws InterruptedException {
        Progress progress = new Progress(out);
        try (Lab lab = Lab.open(options.effort(), options.kept(), progress)) {
            for (BenchRow row : BenchRows.all()) {
                if (options.wants(row.name())) {
                    progress.tell(row.name(), row.what());
                    outcomes.put(row.name(), outcome(row, lab));
                }
            }
        }
        Report report = new Report(outcomes);
        out.println("\n" + Header.text(options.effort()));
        out.println(report.text(BenchRows.PRODUCER.name(), BenchRows.HOP.name()));
        if (!report.isComplete()) {
            throw CommandProblem.failed("Not every row could be measured; see above.");
        }
    }

    /** What one row can't do is no reason to lose what the others have found. */
    private static Outcome outcome(BenchRow row, Lab lab) throws InterruptedException {
        try {
            return row.measure(lab);
        } catch (CommandProblem problem) {
            return new Outcome.Failed(String.valueOf(problem.getMessage()));
        }
    }
}
