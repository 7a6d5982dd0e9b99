// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.lab.Backlog;
import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.lab.ServiceProcess;
import dev.appizer.bench.lab.Workspace;
import dev.appizer.bench.load.Caller;
import dev.appizer.bench.load.Definitions;
import dev.appizer.bench.load.RawEvents;
import dev.appizer.bench.load.Segments;
import dev.appizer.bench.measure.Trace;
import dev.appizer.bench.report.Outcome;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.segment.SegmentApplication;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One stage alone, which reads what the stage before it has written in the same run.
 *
 * @param stage its name
 * @param idle so many definitions are there that no event concerns
 * @param malformed so many records that nobody can decode lie among the others on the first topic
 * @param before the stage whose output it reads; null where it reads what the gateway writes
 * @param input what it reads
 */
record StageRow(
        String name,
        String stage,
        int idle,
        int malformed,
        @Nullable StageRow before,
        Function<Topics, Topic<?>> input) implements BenchRow {

    private static final Duration LIVE_WITHIN = Duration.ofMinutes(5);

    /** The row of a stage under its own name. */
    static StageRow of(String stage, @Nullable StageRow before, Function<Topics, Topic<?>> input) {
        return new StageRow(stage, stage, 0, 0, before, input);
    }

    /** The same with more definitions, in topics of its own. */
    StageRow withIdleDefinitions(String itsName, int more) {
        return new StageRow(
                itsName,
                stage,
                more,
                malformed,
                before == null ? null : before.withIdleDefinitions(before.name, more),
                input);
    }

    /** The first stage with malformed records among the others, in a topic of its own. */
    StageRow amongMalformed(String itsName, int more) {
        return new StageRow(itsName, stage, idle, more, null, input);
    }

    @Override
    public String what() {
        return "the stage alone, fed from a filled topic"
                + with(idle, "more definitions that no event concerns")
                + with(malformed, "more records that are malformed");
    }

    private static String with(int count, String what) {
        return count == 0 ? "" : String.format(Locale.ROOT, ", with %,d %s", count, what);
    }

    @Override
    public Outcome measure(Lab lab) throws InterruptedException {
        Workspace workspace =
                lab.workspace("stages" + (idle == 0 ? "" : "-idle") + (malformed == 0 ? "" : "-malformed"));
        fill(lab, workspace);
        return Repetitions.of(run(lab, workspace));
    }

    /** Makes sure that there is something to read. */
    private void fill(Lab lab, Workspace workspace) throws InterruptedException {
        if (Backlog.all(lab.admin(), topic(workspace)) > 0) {
            return;
        }
        if (before == null) {
            lab.progress().tell(name, "filling its topic");
            Segments.define(lab.bootstrapServers(), workspace.topics(), idle);
            if (idle > 0) {
                awaitLive(lab, workspace);
            }
            RawEvents.fill(
                    lab.bootstrapServers(), workspace.topics(), lab.effort().events(), malformed);
        } else {
            before.fill(lab, workspace);
            lab.progress().tell(name, "running " + before.name + " for it");
            before.run(lab, workspace);
        }
    }

    /** Before there are events: to go through the profiles for so many definitions would be measured with the rest. */
    private void awaitLive(Lab lab, Workspace workspace) throws InterruptedException {
        lab.progress().tell(name, "defining segments");
        String segments = SegmentApplication.definition().name();
        try (ServiceProcess process = ServiceProcess.start(lab, workspace, List.of(segments), Lab.COMMIT_INTERVAL);
                Caller caller = new Caller(lab.vertx(), process.port(), 1)) {
            if (new Definitions(caller)
                    .awaitAllLive(Segments.count() + idle, LIVE_WITHIN)
                    .isEmpty()) {
                throw CommandProblem.failed("The segments are not live after " + LIVE_WITHIN.toSeconds() + " s.");
            }
        }
    }

    private Trace run(Lab lab, Workspace workspace) throws InterruptedException {
        long all = Backlog.all(lab.admin(), topic(workspace));
        // A marker at the end of each partition may stay unread.
        long events = all - Lab.PARTITIONS;
        Backlog backlog = new Backlog(lab.admin(), topic(workspace), workspace.group(stage));
        try (ServiceProcess process = ServiceProcess.start(lab, workspace, List.of(stage), Lab.COMMIT_INTERVAL)) {
            return lab.watch(process.pid()).until(events, () -> all - backlog.getAsLong());
        }
    }

    private Topic<?> topic(Workspace workspace) {
        return input.apply(workspace.topics());
    }
}
