// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.lab.Workspace;
import dev.appizer.bench.load.Caller;
import dev.appizer.bench.load.ChangeReader;
import dev.appizer.bench.load.Definitions;
import dev.appizer.bench.load.Histories;
import dev.appizer.bench.load.PlanChanges;
import dev.appizer.bench.load.Segments;
import dev.appizer.bench.load.SteadyCalls;
import dev.appizer.bench.report.Outcome;
import dev.appizer.bench.report.Outcome.Latency;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.model.Micros;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.SegmentChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many who leave a segment at the same instant, by time alone, and what others notice of it: how long their segment changes
 * take, as in {@link LatencyRow}, before it and meanwhile.
 */
final class DeadlinesRow implements BenchRow {

    private static final int DEADLINES = 100_000;
    private static final int CONNECTIONS = 64;
    private static final int MOST_SECONDS = 30;
    private static final int MOST_MILLIS_MORE = 100;
    private static final Duration WINDOW = Duration.ofMinutes(6);
    private static final Duration WARM_UP = Duration.ofMinutes(3);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration CHANGES_COME = Duration.ofSeconds(30);
    private static final String SEGMENT = "just-bought";
    /** Of those alone whose one event was put there for it; those of others carry no item of that name. */
    private static final String BODY = "{\"filters\":[{\"event\":\"" + Segments.PURCHASE
            + "\",\"operator\":\"greaterThan\",\"value\":0,\"within\":\"" + WINDOW
            + "\",\"where\":[{\"property\":\"item\",\"operator\":\"startsWith\",\"value\":\"item-\"}]}]}";

    private static final double NANOS_PER_SECOND = 1_000_000_000;

    @Override
    public String name() {
        return "deadlines";
    }

    @Override
    public String what() {
        return String.format(Locale.ROOT, "%,d members leave at one instant, at %s", DEADLINES, Others.what());
    }

    /** Counts the members that came and went, and notes when the last did. */
    private static final class Leavers {

        private final AtomicLong entered = new AtomicLong();
        private final AtomicLong left = new AtomicLong();
        private final AtomicLong lastAt = new AtomicLong();

        OptionalInt take(SegmentChange change) {
            if (change.getSegmentId().equals(SEGMENT)) {
                if (change.getReason() == ChangeReason.TIME) {
                    left.incrementAndGet();
                    lastAt.set(System.nanoTime());
                } else {
                    entered.incrementAndGet();
                }
            }
            return PlanChanges.cause(change);
        }
    }

    @Override
    public Outcome measure(Lab lab) throws InterruptedException {
        Workspace workspace = lab.workspace(name());
        Leavers leavers = new Leavers();
        try (Line line = Line.start(lab, workspace, Lab.COMMIT_INTERVAL);
                ChangeReader reader = ChangeReader.start(
                        lab.bootstrapServers(), workspace.topics().segmentsChanges(), leavers::take);
                Caller caller = new Caller(lab.vertx(), line.process().port(), CONNECTIONS)) {
            Definitions definitions = new Definitions(caller);
            definitions.put(SEGMENT, BODY);
            definitions.awaitLive(SEGMENT, LONGEST);
            Instant bought = Instant.now();
            new Histories("buyer_", DEADLINES, 1, Micros.of(bought), Duration.ZERO)
                    .fill(
                            lab.bootstrapServers(),
                            workspace.topics().segmentsContributions().name());
            return measure(lab, caller, reader, leavers, bought.plus(WINDOW));
        }
    }

    private Outcome measure(Lab lab, Caller caller, ChangeReader reader, Leavers leavers, Instant deadline)
            throws InterruptedException {
        lab.progress().tell(name(), "warming up");
        SteadyCalls others = Others.start(caller, LONGEST);
        SteadyCalls calls = PlanChanges.calls(caller, 0, Others.CHANGES_PER_SECOND, LONGEST);
        calls.start();
        Thread.sleep(WARM_UP.toMillis());
        long quiet = System.nanoTime();
        long instant = quiet + Duration.between(Instant.now(), deadline).toNanos();
        if (instant - quiet < Duration.ofSeconds(10).toNanos()) {
            throw CommandProblem.failed("The deadline came before everything was ready.");
        }
        Thread.sleep(Duration.between(Instant.now(), deadline).toMillis());
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (leavers.left.get() < leavers.entered.get() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        calls.endIn(Duration.ZERO);
        calls.finish();
        others.endIn(Duration.ZERO);
        others.finish();
        reader.await(calls.end(), CHANGES_COME);
        long last = leavers.lastAt.get();
        Latency before =
                Latencies.of("changes came before", calls, calls.firstFrom(quiet), calls.firstFrom(instant), reader);
        Latency meanwhile =
                Latencies.of("changes came meanwhile", calls, calls.firstFrom(instant), calls.firstFrom(last), reader);
        double seconds = (last - instant) / NANOS_PER_SECOND;
        double more = meanwhile.p99Millis() - before.p99Millis();
        boolean all = leavers.left.get() == leavers.entered.get();
        return new Outcome.Several(
                List.of(before, meanwhile),
                List.of(
                        String.format(
                                Locale.ROOT,
                                "%,d of %,d members had left %.1f s after the instant: the demand of %d s is %s",
                                leavers.left.get(),
                                leavers.entered.get(),
                                seconds,
                                MOST_SECONDS,
                                all && seconds < MOST_SECONDS ? "kept" : "missed"),
                        String.format(
                                Locale.ROOT,
                                "the p99 meanwhile is %.0f ms more than before: the demand of at most %d ms is %s",
                                more,
                                MOST_MILLIS_MORE,
                                more <= MOST_MILLIS_MORE ? "kept" : "missed")));
    }
}
