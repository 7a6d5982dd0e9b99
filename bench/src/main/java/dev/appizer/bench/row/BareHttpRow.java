// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.row;

import dev.appizer.bench.child.BareHttpMain;
import dev.appizer.bench.lab.Jvm;
import dev.appizer.bench.lab.Lab;
import dev.appizer.bench.load.BusyCallers;
import dev.appizer.bench.report.Outcome;
import dev.appizer.broker.Ports;
import dev.appizer.broker.child.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a call costs where nothing is done about it: the gateway's HTTP library, and an answer without Kafka. */
final class BareHttpRow implements BenchRow {

    private static final Duration STOP = Duration.ofSeconds(15);
    private static final long UNTIL_IT_LISTENS_MILLIS = 3_000;

    @Override
    public String name() {
        return "bare-http";
    }

    @Override
    public String what() {
        return "the gateway's HTTP library alone answers the same single calls";
    }

    @Override
    public Outcome measure(Lab lab) throws InterruptedException {
        int port = Ports.free(1).get(0);
        ChildJvm child = start(lab, port);
        Thread.sleep(UNTIL_IT_LISTENS_MILLIS);
        try (BusyCallers busy = GatewayRow.singleCallers(lab, port)) {
            return Repetitions.of(lab.watch(child.pid()).until(Long.MAX_VALUE, busy::acknowledged));
        } finally {
            child.stop(STOP);
        }
    }

    private static ChildJvm start(Lab lab, int port) {
        Path log = lab.directory().resolve("bare-http.log");
        try {
            return Jvm.command(BareHttpMain.class, List.of(String.valueOf(port)), log)
                    .startSilently();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
