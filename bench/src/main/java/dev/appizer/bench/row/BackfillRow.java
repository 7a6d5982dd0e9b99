// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.lab.Backlog;
import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.lab.StageState;
import dev.appizer.bench.lab.Workspace;
import dev.appizer.bench.load.Caller;
import dev.appizer.bench.load.ChangeReader;
import dev.appizer.bench.load.Definitions;
import dev.appizer.bench.load.Histories;
import dev.appizer.bench.load.PlanChanges;
import dev.appizer.bench.load.SteadyCalls;
import dev.appizer.bench.report.Outcome;
import dev.appizer.bench.report.Outcome.Latency;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.model.Micros;
import dev.appizer.segment.SegmentApplication;
import dev.appizer.segment.store.HistoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * How long a new definition takes until it is live over many profiles with a past, and what others notice of it: how long
 * their segment changes take, as in {@link LatencyRow}, before it and meanwhile.
 */
final class BackfillRow implements BenchRow {

    private static final int EVENTS_OF_EACH = 20;
    private static final int CONNECTIONS = 64;

    /** One for each core. */
    private static final int THREADS = 2;

    private static final int MOST_SECONDS = 90;
    private static final int MOST_TIMES = 2;
    private static final Duration SPAN = Duration.ofDays(60);
    private static final Duration WARM_UP = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration CHANGES_COME = Duration.ofSeconds(30);
    private static final double NANOS_PER_SECOND = 1_000_000_000;

    private static final String SEGMENT = "loyal-payers";
    private static final String BODY = """
            {"condition":{"all":[
              {"property":"plan","operator":"in","value":["pro","enterprise"]},
              {"event":"purchase_completed","operator":"greaterThanOrEquals","value":3,"within":"P30D"}]}}""";

    @Override
    public String name() {
        return "backfill";
    }

    @Override
    public String what() {
        return "a new definition over traits and 30-day counts, put until it is live over two profiles for each event of"
                + " the effort with " + EVENTS_OF_EACH + " events each, at " + Others.what() + ", with " + THREADS
                + " threads for each stage";
    }

    @Override
    public Outcome measure(Lab lab) throws InterruptedException {
        Workspace workspace = lab.workspace(name());
        int profiles = Math.multiplyExact(2, lab.effort().events());
        try (Line line = Line.start(lab, workspace, Lab.COMMIT_INTERVAL, THREADS);
                ChangeReader reader = ChangeReader.start(
                        lab.bootstrapServers(), workspace.topics().segmentsChanges(), PlanChanges::cause);
                Caller caller = new Caller(lab.vertx(), line.process().port(), CONNECTIONS)) {
            fill(lab, workspace, profiles);
            SteadyCalls others = Others.start(caller, LONGEST.multipliedBy(2));
            Outcome outcome = measure(lab, workspace, caller, reader, profiles);
            others.endIn(Duration.ZERO);
            others.finish();
            return outcome;
        }
    }

    private void fill(Lab lab, Workspace workspace, int profiles) throws InterruptedException {
        lab.progress().tell(name(), String.format(Locale.ROOT, "filling %,d profiles", profiles));
        long now = Micros.of(Instant.now());
        new Histories("person_", profiles, EVENTS_OF_EACH, now, SPAN)
                .fill(
                        lab.bootstrapServers(),
                        workspace.topics().segmentsContributions().name());
        Backlog backlog = new Backlog(
                lab.admin(),
                workspace.topics().segmentsContributions(),
                workspace.group(SegmentApplication.definition().name()));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (backlog.getAsLong() > Lab.PARTITIONS) {
            if (System.nanoTime() > deadline) {
                throw CommandProblem.failed("The profiles were not all taken in time.");
            }
            Thread.sleep(1_000);
        }
    }

    private Outcome measure(Lab lab, Workspace workspace, Caller caller, ChangeReader reader, int profiles)
            throws InterruptedException {
        int first = warmUp(lab, caller, reader);
        SteadyCalls calls = PlanChanges.calls(caller, first, Others.CHANGES_PER_SECOND, LONGEST);
        calls.start();
        Thread.sleep(lab.effort().watching().toMillis());
        Definitions definitions = new Definitions(caller);
        long put = System.nanoTime();
        definitions.put(SEGMENT, BODY);
        OptionalLong live = definitions.awaitLive(SEGMENT, LONGEST.dividedBy(2));
        long end = live.orElse(System.nanoTime());
        calls.endIn(Duration.ofSeconds(1));
        calls.finish();
        reader.await(calls.end(), CHANGES_COME);
        Latency before = Latencies.of("changes came before", calls, calls.first(), calls.firstFrom(put), reader);
        Latency meanwhile =
                Latencies.of("changes came meanwhile", calls, calls.firstFrom(put), calls.firstFrom(end), reader);
        double seconds = (end - put) / NANOS_PER_SECOND;
        double times = meanwhile.p99Millis() / before.p99Millis();
        return new Outcome.Several(
                List.of(before, meanwhile),
                List.of(
                        String.format(
                                Locale.ROOT,
                                "%,d profiles were gone through in %.1f s, %,.0f a second; %,d are members",
                                profiles,
                                seconds,
                                profiles / seconds,
                                definitions.size(SEGMENT)),
                        historySize(lab, workspace, profiles),
                        "the demand of less than " + MOST_SECONDS + " s is "
                                + (live.isPresent() && seconds < MOST_SECONDS ? "kept" : "missed"),
                        String.format(
                                Locale.ROOT,
                                "the p99 meanwhile is %.2f times the one before: the demand of at most %d times is %s",
                                times,
                                MOST_TIMES,
                                times <= MOST_TIMES ? "kept" : "missed")));
    }

    /** With another definition that comes meanwhile; answers the number of the first call that follows. */
    private int warmUp(Lab lab, Caller caller, ChangeReader reader) throws InterruptedException {
        lab.progress().tell(name(), "warming up");
        SteadyCalls warmUp = PlanChanges.calls(caller, 0, Others.CHANGES_PER_SECOND, LONGEST);
        warmUp.start();
        Thread.sleep(WARM_UP.toMillis());
        Definitions definitions = new Definitions(caller);
        definitions.put("rehearsed", BODY.replace("P30D", "P20D"));
        definitions.awaitLive("rehearsed", LONGEST);
        warmUp.endIn(Duration.ofSeconds(20));
        warmUp.finish();
        reader.await(warmUp.end(), CHANGES_COME);
        lab.progress().tell(name(), "warm");
        return warmUp.end();
    }

    private static String historySize(Lab lab, Workspace workspace, int profiles) {
        StageState history = new StageState(
                lab, workspace.group(SegmentApplication.definition().name()), HistoryStore.NAME);
        long events = (long) profiles * EVENTS_OF_EACH;
        return String.format(
                Locale.ROOT,
                "an event of the history takes %.0f bytes on disk",
                (double) history.diskBytesOfAllParts() / events);
    }
}
