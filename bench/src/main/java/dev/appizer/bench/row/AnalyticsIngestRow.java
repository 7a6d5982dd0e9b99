// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.lab.ServiceProcess;
import dev.appizer.bench.lab.Workspace;
import dev.appizer.bench.load.ResolvedEvents;
import dev.appizer.bench.load.Traffic;
import dev.appizer.bench.measure.Medians;
import dev.appizer.bench.measure.Metric;
import dev.appizer.bench.measure.Trace;
import dev.appizer.bench.measure.Window;
import dev.appizer.bench.report.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How fast analytics reads what is in its topics into a file that is new. */
final class AnalyticsIngestRow implements BenchRow {

    private static final int DEMANDED = 30_000;
    private static final int MOST_ALIASES = 50_000;
    private static final String EVENTS = "appizer_analytics_events_total";

    @Override
    public String name() {
        return "analytics-ingest";
    }

    @Override
    public String what() {
        return "analytics alone, which reads filled topics into a new file";
    }

    @Override
    public Outcome measure(Lab lab) throws InterruptedException {
        Workspace workspace = lab.workspace(name());
        int events = lab.effort().events();
        lab.progress().tell(name(), "filling its topics");
        ResolvedEvents.fill(
                lab.bootstrapServers(), workspace.topics(), new Traffic(events), Math.min(MOST_ALIASES, events / 20));
        Trace trace;
        try (ServiceProcess process = ServiceProcess.startAnalytics(lab, workspace)) {
            lab.progress().tell(name(), "reading, in process " + process.pid());
            trace = lab.watch(process.pid()).until(events, new Metric(process.port(), EVENTS));
        }
        List<Window> windows = Repetitions.windows(trace);
        double perSecond = Medians.median(windows, Window::eventsPerSecond);
        long read = trace.samples().get(trace.samples().size() - 1).events();
        return new Outcome.Cost(
                windows,
                List.of(
                        String.format(
                                Locale.ROOT,
                                "%,.0f events a second: the demand of at least %,d is %s",
                                perSecond,
                                DEMANDED,
                                perSecond >= DEMANDED ? "kept" : "missed"),
                        String.format(
                                Locale.ROOT,
                                "bytes of an event in the file, once it is closed: %.1f, if these %,d were all",
                                (double) file(lab, workspace).toFile().length() / read,
                                read)));
    }

    private static Path file(Lab lab, Workspace workspace) {
        return ServiceProcess.analyticsDirectory(lab, workspace).resolve("events.duckdb");
    }
}
