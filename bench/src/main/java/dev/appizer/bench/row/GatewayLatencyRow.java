// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.lab.ServiceProcess;
import dev.appizer.bench.load.BusyCallers;
import dev.appizer.bench.load.BusyCallers.Calls;
import dev.appizer.bench.load.Caller;
import dev.appizer.bench.load.SteadyCalls;
import dev.appizer.bench.report.Outcome;
import dev.appizer.gateway.GatewayService;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How long a call waits for its answer at half of what the gateway can do. What it can do is measured first, with the same
 * connections; callers, gateway and broker share the machine all the while.
 */
final class GatewayLatencyRow implements BenchRow {

    private static final int CONNECTIONS = GatewayRow.SINGLE_CALLERS;
    private static final long SETTLE_MILLIS = 2_000;

    @Override
    public String name() {
        return "gateway-latency";
    }

    @Override
    public String what() {
        return "from when a single call is due to its answer, " + CONNECTIONS + " connections, half the greatest rate";
    }

    @Override
    public Outcome measure(Lab lab) throws InterruptedException {
        Duration length = lab.effort().watching();
        List<String> gateway = List.of(GatewayService.NAME);
        try (ServiceProcess process = ServiceProcess.start(lab, lab.workspace(name()), gateway, Lab.COMMIT_INTERVAL)) {
            long most = greatestRate(lab, process.port(), length);
            Thread.sleep(SETTLE_MILLIS);
            try (Caller caller = new Caller(lab.vertx(), process.port(), CONNECTIONS)) {
                // Its connections are opened, and the callers' side of the work is warm, before anything counts.
                SteadyCalls warmUp = steady(caller, 0, most, length.dividedBy(4));
                warmUp.run();
                SteadyCalls calls = steady(caller, warmUp.end(), most, length);
                calls.run();
                Thread.sleep(SETTLE_MILLIS);
                return outcome(calls, most);
            }
        }
    }

    /** Of calls a second, in the second half of a run: by then the JVM is warm. */
    private static long greatestRate(Lab lab, int port, Duration length) throws InterruptedException {
        try (BusyCallers busy = GatewayRow.singleCallers(lab, port)) {
            Thread.sleep(length.toMillis());
            long before = busy.acknowledged();
            Thread.sleep(length.toMillis());
            return (busy.acknowledged() - before) * 1_000 / length.toMillis();
        }
    }

    private static SteadyCalls steady(Caller caller, int first, long most, Duration length) {
        Calls calls = GatewayRow.singleCalls();
        return new SteadyCalls(caller, calls.path(), calls.body(), first, (int) (most / 2), length);
    }

    private static Outcome outcome(SteadyCalls calls, long most) {
        return Latencies.of(
                String.format(Locale.ROOT, "calls answered, at %,d a second of %,d", most / 2, most),
                calls.count(),
                calls.answerTimes());
    }
}
