// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.history.Call;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls that come in part by part, so that something can be done to a line in the middle of each part. */
final class Load {

    private static final Logger LOG = LoggerFactory.getLogger(Load.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Of a part, what is acknowledged before something is done: it hits a line that works. */
    private static final int ONE_IN = 4;

    private final RunningLine line;
    private final CallSender sender;
    private final List<Call> calls;
    private final int parts;
    private int part;

    Load(RunningLine line, CallSender sender, List<Call> calls, int parts) {
        this.line = line;
        this.sender = sender;
        this.calls = calls;
        this.parts = parts;
    }

    /** Sends the next part and does something meanwhile; returns when both are through. */
    void part(String what, AtOnce.Act act) throws InterruptedException {
        List<Call> own = calls.subList(calls.size() * part / parts, calls.size() * (part + 1) / parts);
        part++;
        int enough = sender.acknowledged() + own.size() / ONE_IN;
        AtOnce.run(2, List.of(() -> sender.send(own), () -> {
            Patience.until(PATIENCE, enough + " calls are acknowledged", () -> sender.acknowledged() >= enough);
            LOG.info("{}: calls={}", what, sender.acknowledged());
            act.run();
            LOG.info("{}, done: calls={}", what, sender.acknowledged());
        }));
    }

    /** Sends all that is left. */
    void rest() throws InterruptedException {
        while (part < parts) {
            part("Nothing happens", () -> {});
        }
    }

    /** Kills an instance in the middle of the next part, and waits until the others have taken over its work. */
    void kill(int instance) throws InterruptedException {
        int before = sender.again();
        part("Killing instance " + instance, () -> {
            line.instances().get(instance).kill();
            line.caughtUp().awaitWorkedOff(line.caughtUp().ends());
        });
        assertThat(sender.again()).as("posts that met a dead gateway").isGreaterThan(before);
    }

    /** Starts an instance again in the middle of the next part. */
    void start(int instance) throws InterruptedException {
        part(
                "Starting instance " + instance,
                () -> line.instances().get(instance).start());
    }
}
