// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.lab.Workspace;
import dev.appizer.bench.load.Caller;
import dev.appizer.bench.load.ChangeReader;
import dev.appizer.bench.load.Messages;
import dev.appizer.bench.load.Profiles;
import dev.appizer.bench.load.Shoppers;
import dev.appizer.bench.load.SteadyCalls;
import dev.appizer.bench.report.Outcome;
import dev.appizer.bench.report.Outcome.Latency;
import dev.appizer.local.cli.CommandProblem;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * From the moment at which an alias is due until its user's membership was read from Kafka, committed. Every alias names a
 * visitor who is in a segment by an earlier purchase, as a user who is new: the visitor leaves and the user enters.
 *
 * @param aliases a second
 * @param tracks of others that are posted beside them, a second
 */
record AliasLatencyRow(String name, int aliases, int tracks) implements BenchRow {

    private static final int PURCHASES_PER_SECOND = 2_000;
    private static final int MOST_MILLIS = 500;
    private static final int CONNECTIONS = 64;
    private static final Duration WARM_UP = Duration.ofMinutes(3);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A thousand calls a second, of which every tenth is an alias: twenty times as many as usual. */
    static BenchRow amongOthers() {
        return new AliasLatencyRow("alias-latency", 100, 900);
    }

    /** A thousand calls a second, all of them aliases. */
    static BenchRow alone() {
        return new AliasLatencyRow("alias-flood", 1_000, 0);
    }

    @Override
    public String what() {
        return "an alias posted until its user's membership is read from Kafka, at " + aliases + " aliases/s"
                + (tracks == 0 ? "" : " and " + tracks + " other calls/s") + ", commits every "
                + Line.BUSY_COMMIT_INTERVAL.toMillis() + " ms";
    }

    @Override
    public Outcome measure(Lab lab) throws InterruptedException {
        Workspace workspace = lab.workspace(name());
        try (Line line = Line.start(lab, workspace, Line.BUSY_COMMIT_INTERVAL);
                Caller caller = new Caller(lab.vertx(), line.process().port(), CONNECTIONS)) {
            return measure(lab, workspace.topics().segmentsChanges(), caller);
        }
    }

    private Outcome measure(Lab lab, Topic<SegmentChange> changes, Caller caller) throws InterruptedException {
        Duration length = lab.effort().watching();
        letThemBuy(lab, changes, caller, (int) WARM_UP.plus(length).toSeconds() * aliases);
        try (ChangeReader reader = ChangeReader.start(lab.bootstrapServers(), changes, Shoppers::joined)) {
            lab.progress().tell(name(), "warming up");
            SteadyCalls others = new SteadyCalls(caller, "/v1/track", AliasLatencyRow::track, 0, tracks, LONGEST);
            others.start();
            SteadyCalls warmUp = Shoppers.aliases(caller, 0, aliases, WARM_UP);
            warmUp.start();
            ProfileSample.take(warmUp, new Profiles(caller));
            warmUp.finish();
            reader.await(warmUp.end(), PATIENCE);
            SteadyCalls calls = Shoppers.aliases(caller, warmUp.end(), aliases, length);
            calls.start();
            ProfileSample profiles = ProfileSample.take(calls, new Profiles(caller));
            calls.finish();
            reader.await(calls.end(), PATIENCE);
            others.endIn(Duration.ZERO);
            others.finish();
            return outcome(Latencies.of("users entered", calls, reader), profiles);
        }
    }

    private static byte[] track(long n) {
        return Messages.track(n).getBytes(StandardCharsets.UTF_8);
    }

    private static Outcome outcome(Latency changes, ProfileSample profiles) {
        String verdict = changes.arrived() == changes.posted() && changes.p99Millis() < MOST_MILLIS ? "kept" : "missed";
        return new Outcome.Several(
                Stream.concat(Stream.of(changes), profiles.latency().stream()).toList(),
                List.of("the demand that every user enters, with a p99 below " + MOST_MILLIS + " ms, is " + verdict));
    }

    private static void letThemBuy(Lab lab, Topic<SegmentChange> changes, Caller caller, int visitors)
            throws InterruptedException {
        try (ChangeReader reader = ChangeReader.start(lab.bootstrapServers(), changes, Shoppers::bought)) {
            Shoppers.purchases(caller, PURCHASES_PER_SECOND, visitors).run();
            if (!reader.await(visitors, PATIENCE)) {
                throw CommandProblem.failed(
                        "Of " + visitors + " visitors who bought, only " + reader.count() + " entered the segment.");
            }
        }
    }
}
