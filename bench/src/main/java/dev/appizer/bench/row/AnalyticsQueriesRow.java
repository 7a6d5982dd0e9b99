// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.child.Finding;
import dev.appizer.bench.child.QuestionsMain;
import dev.appizer.bench.lab.Jvm;
import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.report.Outcome;
import dev.appizer.bench.report.Outcome.Latency;
import dev.appizer.broker.child.ChildJvm;
import dev.appizer.local.cli.CommandProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long questions take over many events while more come in, and how soon those are seen. */
final class AnalyticsQueriesRow implements BenchRow {

    private static final Duration STOP = Duration.ofSeconds(5);
    private static final long LOOK_MILLIS = 200;

    /** The seconds of the effort are for each of the questions. */
    private static final int QUESTIONS = 14;

    @Override
    public String name() {
        return "analytics-queries";
    }

    @Override
    public String what() {
        return "questions about all of the events, one after another, while 5,000 more a second are written";
    }

    @Override
    public Outcome measure(Lab lab) throws InterruptedException {
        Path found = lab.directory().resolve("questions.tsv");
        Path log = lab.directory().resolve("questions.log");
        Path loaded = lab.kept().resolve("traffic-" + lab.effort().events() + ".duckdb");
        lab.progress().tell(name(), (Files.exists(loaded) ? "asking " : "filling ") + loaded);
        ChildJvm child = start(lab, log, loaded, found);
        try {
            while (child.isAlive()) {
                Thread.sleep(LOOK_MILLIS);
            }
        } finally {
            child.stop(STOP);
        }
        if (!Files.exists(found)) {
            throw CommandProblem.failed("It ended early: " + said(log));
        }
        return outcome(Finding.read(found));
    }

    private static ChildJvm start(Lab lab, Path log, Path loaded, Path found) {
        Path asked = lab.directory().resolve("asked.duckdb");
        long seconds = QUESTIONS * lab.effort().watching().toSeconds();
        List<String> arguments = List.of(
                loaded.toString(),
                asked.toString(),
                String.valueOf(lab.effort().events()),
                String.valueOf(seconds),
                found.toString());
        try {
            return Jvm.command(QuestionsMain.class, arguments, log).startSilently();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String said(Path log) {
        try {
            return String.join(" ", Files.readAllLines(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Outcome outcome(List<Finding> findings) {
        List<Latency> latencies = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (Finding finding : findings) {
            latencies.add(new Latency(
                    finding.what(), finding.times(), finding.times(), finding.p50Millis(), finding.p99Millis()));
            if (finding.demandedMillis() > 0) {
                remarks.add(String.format(
                        Locale.ROOT,
                        "%s: the demand of a p50 below %,d ms is %s",
                        finding.what(),
                        finding.demandedMillis(),
                        finding.p50Millis() < finding.demandedMillis() ? "kept" : "missed"));
            } else if (finding.what().startsWith("write")) {
                remarks.add(String.format(Locale.ROOT, "%s: at most %.0f ms", finding.what(), finding.mostMillis()));
            }
        }
        return new Outcome.Several(latencies, remarks);
    }
}
