// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.lab.Workspace;
import dev.appizer.bench.load.Caller;
import dev.appizer.bench.load.ChangeReader;
import dev.appizer.bench.load.SteadyCalls;
import dev.appizer.bench.measure.Medians;
import dev.appizer.bench.report.Outcome;
import dev.appizer.local.cli.CommandProblem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * From the moment at which a call is due until its segment change was read from Kafka, committed. Every call is an identify that
 * brings its user into a segment or out of it.
 */
final class LatencyRow implements BenchRow {

    static final int PER_SECOND = 1_000;

    private static final int USERS = 1_000;
    private static final int CONNECTIONS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double P50 = 0.5;
    private static final double P99 = 0.99;
    private static final double NANOS_PER_MILLI = 1_000_000;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String what() {
        return "posted until its segment change is read from Kafka, at " + PER_SECOND + " single calls/s";
    }

    @Override
    public Outcome measure(Lab lab) throws InterruptedException {
        Workspace workspace = lab.workspace(name());
        Duration length = lab.effort().watching();
        try (Line line = Line.start(lab, workspace);
                ChangeReader reader = ChangeReader.start(
                        lab.bootstrapServers(), workspace.topics().segmentsChanges());
                Caller caller = new Caller(lab.vertx(), line.process().port(), CONNECTIONS)) {
            SteadyCalls warmUp = planChanges(caller, 0, length);
            warmUp.run();
            reader.await(warmUp.end(), PATIENCE);
            SteadyCalls calls = planChanges(caller, warmUp.end(), length);
            calls.run();
            reader.await(calls.end(), PATIENCE);
            return outcome(calls, reader);
        }
    }

    // Those of the second run follow the first's, or plans would not change.
    private static SteadyCalls planChanges(Caller caller, int first, Duration length) {
        return new SteadyCalls(caller, "/v1/identify", LatencyRow::planChange, first, PER_SECOND, length);
    }

    private static byte[] planChange(long n) {
        String plan = n / USERS % 2 == 0 ? "enterprise" : "free";
        return ("{\"userId\":\"user_" + n % USERS + "\",\"messageId\":\"" + n + "\",\"traits\":{\"plan\":\"" + plan
                        + "\"}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Outcome outcome(SteadyCalls calls, ChangeReader reader) {
        double[] millis = reader.arrivals().entrySet().stream()
                .filter(arrival -> arrival.getKey() >= calls.end() - calls.count())
                .mapToDouble(arrival -> (arrival.getValue() - calls.dueAt(arrival.getKey())) / NANOS_PER_MILLI)
                .toArray();
        if (millis.length == 0) {
            throw CommandProblem.failed("No segment change came out of the line.");
        }
        return new Outcome.Latency(
                "changes came",
                calls.count(),
                millis.length,
                Medians.percentile(millis, P50),
                Medians.percentile(millis, P99));
    }
}
