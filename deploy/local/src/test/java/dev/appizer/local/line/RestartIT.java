// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.Happening;
import dev.appizer.testing.history.HistoryGenerator;
import dev.appizer.testing.history.HistorySettings;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything but the broker is killed and started again while calls come in: nothing is lost, nothing is repeated. */
@ExtendWith(KafkaExtension.class)
class RestartIT {

    private static final Logger LOG = LoggerFactory.getLogger(RestartIT.class);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration PACE = Duration.ofMillis(30);

    private final long seed = Long.getLong("line.seed", System.nanoTime());

    @Test
    void killsInTheMiddleOfCallsLoseAndRepeatNothing(KafkaUnderTest kafka, @TempDir Path directory)
            throws IOException, InterruptedException, ExecutionException {
        LOG.info("-Dline.seed={}", seed);
        List<Call> calls = HistoryGenerator.generate(HistorySettings.usual(150, 1_600).with(Happening.CONFLICT, 2), seed)
                .calls();
        try (RunningLine line = RunningLine.fork(kafka, directory, 1)) {
            SampleSegments.define(line.api());
            CallSender sender = new CallSender(line.apis(), seed, PACE);
            ExecutorService thread = Executors.newSingleThreadExecutor();
            Future<?> sent = thread.submit(() -> {
                sender.send(calls);
                return null;
            });

            Instance instance = line.instances().get(0);
            await(sender, sent, calls.size() / 4);
            instance.kill();
            instance.start();
            await(sender, sent, calls.size() / 2);
            instance.kill();
            instance.start();
            await(sender, sent, calls.size() * 3 / 4);
            instance.stop();
            instance.start();
            sent.get();
            thread.shutdown();

            assertThat(sender.again()).as("posts that met a dead gateway").isPositive();
            AgainstReader.check(line, calls);
        }
    }

    private static void await(CallSender sender, Future<?> sent, int calls) throws InterruptedException {
        Patience.until(PATIENCE, calls + " calls are acknowledged", () -> sent.isDone() || sender.acknowledged() >= calls);
        LOG.info("Acknowledged: calls={}", sender.acknowledged());
    }
}
