// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.lab.ServiceProcess;
import dev.appizer.bench.lab.Workspace;
import dev.appizer.bench.load.BusyCallers;
import dev.appizer.bench.load.BusyCallers.Calls;
import dev.appizer.bench.load.Messages;
import dev.appizer.bench.load.Rehearsed;
import dev.appizer.bench.report.Outcome;
import dev.appizer.gateway.GatewayService;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The gateway over HTTP, as fast as callers get their answers.
 *
 * @param callers each with a connection that it keeps
 */
record GatewayRow(String name, String what, int callers, Calls calls) implements BenchRow {

    private static final int BATCH = 100;
    private static final int BATCH_CALLERS = 8;
    static final int SINGLE_CALLERS = 500;
    private static final int DIFFERENT_BATCHES = 200;
    private static final int DIFFERENT_TRACKS = 20_000;

    static BenchRow batches() {
        return new GatewayRow(
                "gateway-batch",
                "the gateway over HTTP, calls of " + BATCH + " messages, " + BATCH_CALLERS + " connections",
                BATCH_CALLERS,
                new Calls("/v1/batch", BATCH, Rehearsed.of(DIFFERENT_BATCHES, BATCH, n -> Messages.batch(n, BATCH))));
    }

    static BenchRow single() {
        return new GatewayRow(
                "gateway-single",
                "the gateway over HTTP, a call for each message, " + SINGLE_CALLERS + " connections",
                SINGLE_CALLERS,
                singleCalls());
    }

    /** The same callers for whoever answers at a port. */
    static BusyCallers singleCallers(Lab lab, int port) {
        return BusyCallers.start(lab.vertx(), port, SINGLE_CALLERS, singleCalls(), () -> true);
    }

    static Calls singleCalls() {
        return new Calls(
                "/v1/track",
                1,
                Rehearsed.of(DIFFERENT_TRACKS, 1, n -> Messages.track(n).getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Outcome measure(Lab lab) throws InterruptedException {
        Workspace workspace = lab.workspace(name);
        List<String> gateway = List.of(GatewayService.NAME);
        try (ServiceProcess process = ServiceProcess.start(lab, workspace, gateway, Lab.COMMIT_INTERVAL);
                BusyCallers busy = BusyCallers.start(lab.vertx(), process.port(), callers, calls, () -> true)) {
            return Repetitions.of(lab.watch(process.pid()).until(Long.MAX_VALUE, busy::acknowledged));
        }
    }
}
