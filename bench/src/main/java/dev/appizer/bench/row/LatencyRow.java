// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.lab.Workspace;
import dev.appizer.bench.load.Caller;
import dev.appizer.bench.load.ChangeReader;
import dev.appizer.bench.load.PlanChanges;
import dev.appizer.bench.load.SteadyCalls;
import dev.appizer.bench.report.Outcome;
import java.time.Duration;

/**
 * From the moment at which a call is due until its segment change was read from Kafka, committed. Every call is an identify that
 * brings its user into a segment or out of it.
 */
final class LatencyRow implements BenchRow {

    static final int PER_SECOND = 1_000;

    private static final int CONNECTIONS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
                        lab.bootstrapServers(), workspace.topics().segmentsChanges(), PlanChanges::cause);
                Caller caller = new Caller(lab.vertx(), line.process().port(), CONNECTIONS)) {
            SteadyCalls warmUp = PlanChanges.calls(caller, 0, PER_SECOND, length);
            warmUp.run();
            reader.await(warmUp.end(), PATIENCE);
            SteadyCalls calls = PlanChanges.calls(caller, warmUp.end(), PER_SECOND, length);
            calls.run();
            reader.await(calls.end(), PATIENCE);
            return Latencies.of("changes came", calls, reader);
        }
    }
}
