// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.HistoryGenerator;
import dev.appizer.testing.history.HistorySettings;
import dev.appizer.testing.kafka.KafkaCluster;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two whole instances on three brokers, and what an operator has to expect, under steady load: it ends as the reader says,
 * and every message that got a 200 is there once.
 */
@Tag("chaos")
@ExtendWith(RegistryExtension.class)
class OutageIT {

    private static final Logger LOG = LoggerFactory.getLogger(OutageIT.class);
    private static final Duration PACE = Duration.ofMillis(400);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    private static final Duration REGISTRY_IS_AWAY = Duration.ofMinutes(1);
    private static final String UNLIMITED = "unlimited";
    private static final int CALLS = 20_000;
    private static final int REBALANCES = 20;

    private final long seed = Long.getLong("line.seed", System.nanoTime());
    private final KafkaCluster cluster = KafkaCluster.start();
    private final RegistryUnderTest registry;
    private final List<Call> calls;
    private Relay relay;
    private RunningLine line;
    private CallSender sender;

    OutageIT(RegistryUnderTest registry) {
        LOG.info("-Dline.seed={}", seed);
        this.registry = registry;
        this.calls = HistoryGenerator.generate(HistorySettings.entangled(CALLS / 7, CALLS), seed)
                .calls();
    }

    @BeforeEach
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        relay = Relay.to(URI.create(registry.url()));
        Map<String, String> settings =
                Map.of("standby.replicas", "1", "commit.interval", "100ms", "schema.registry.url", relay.url());
        line = RunningLine.fork(cluster, registry, directory, 2, settings);
        sender = new CallSender(line.apis(), seed, PACE);
        SampleSegments.define(line.api());
    }

    @AfterEach
    void stop() {
        line.close();
        relay.close();
        cluster.close();
    }

    @Test
    void aRollingRestartKeepsTheQueriesAnswered() throws IOException, InterruptedException {
        sender.sendDuring(calls, () -> {
            awaitCalls(500);
            Duration longest = new Availability(line.apis(), questions()).during(() -> {
                for (ForkedInstance instance : line.forked()) {
                    instance.stop();
                    instance.start();
                }
            });
            assertThat(longest).isLessThan(LONGEST_ANSWER);
        });
        AgainstReader.check(line, sender.sent());
    }

    @Test
    void aBrokerThatLosesItsLogsGetsThemFromTheOthers() throws IOException, InterruptedException {
        sender.sendDuring(calls, () -> {
            awaitCalls(500);
            for (int broker = 1; broker <= 3; broker++) {
                cluster.kill(broker);
                cluster.loseLogs(broker);
                cluster.restart(broker);
                Patience.until(PATIENCE, "all replicas are in sync", this::isInSync);
            }
        });
        AgainstReader.check(line, sender.sent());
    }

    @Test
    void withoutARegistryWhatRunsGoesOnAndWhoStartsWaits() throws IOException, InterruptedException {
        sender.sendDuring(calls, () -> {
            awaitCalls(500);
            ForkedInstance restarted = line.forked().get(1);
            relay.cut();
            int before = sender.acknowledged();
            restarted.kill();
            AtOnce.during(
                    () -> {
                        Thread.sleep(REGISTRY_IS_AWAY.toMillis());
                        assertThat(restarted.log()).content().contains("The schema registry");
                        assertThat(sender.acknowledged() - before).isGreaterThan(500);
                        line.caughtUp().awaitWorkedOff(line.caughtUp().ends());
                    },
                    restarted::start,
                    relay::mend);
        });
        AgainstReader.check(line, sender.sent());
    }

    @Test
    void aStormOfRebalancesPasses() throws IOException, InterruptedException {
        sender.sendDuring(calls, () -> {
            awaitCalls(500);
            int expelled = 0;
            for (int times = 0; times < REBALANCES; times++) {
                for (LineService service : LineService.values()) {
                    if (service != LineService.GATEWAY && isExpelled(line.group(service))) {
                        expelled++;
                    }
                }
                Thread.sleep(PAUSE.toMillis());
            }
            assertThat(expelled).isGreaterThan(REBALANCES);
            assertThat(line.instances()).allMatch(Instance::isUp);
        });
        AgainstReader.check(line, sender.sent());
    }

    @Test
    void anInstanceThatCanNotWriteItsStateEndsAndIsReplaced() throws IOException, InterruptedException {
        ForkedInstance full = line.forked().get(1);
        assumeTrue(isLimited(full, UNLIMITED), "There is no prlimit, which would make files that can't grow");
        sender.sendDuring(calls, () -> {
            awaitCalls(500);
            assertThat(isLimited(full, "1000")).isTrue();
            // State is written when memory is full of it, or when it is given away: a rebalance makes that soon.
            Patience.until(PATIENCE, "it has ended", () -> {
                LOG.info("Expelled: {}", isExpelled(line.group(LineService.SEGMENT)));
                Thread.sleep(PAUSE.toMillis());
                return !full.isUp();
            });
            line.caughtUp().awaitWorkedOff(line.caughtUp().ends());
            full.start();
        });
        AgainstReader.check(line, sender.sent());
    }

    private void awaitCalls(int count) throws InterruptedException {
        Patience.until(PATIENCE, count + " calls are acknowledged", () -> sender.acknowledged() >= count);
    }

    private List<String> questions() {
        Stream<String> ids = sender.sent().stream()
                .flatMap(call -> Stream.ofNullable(call.userId()))
                .distinct()
                .limit(50)
                .map(LineApi::encode);
        return Stream.concat(
                        Stream.of("/v1/segments", "/v1/segments/pro", "/v1/segments/pro/members"),
                        ids.flatMap(id -> Stream.of("/v1/profiles/" + id, "/v1/identities/" + id)))
                .toList();
    }

    private boolean isInSync() throws InterruptedException {
        try {
            return cluster
                    .admin()
                    .describeTopics(cluster.admin().listTopics().names().get())
                    .allTopicNames()
                    .get()
                    .values()
                    .stream()
                    .map(TopicDescription::partitions)
                    .flatMap(List::stream)
                    .allMatch(partition ->
                            partition.isr().size() == partition.replicas().size());
        } catch (ExecutionException e) {
            LOG.info("Kafka does not say who is in sync", e);
            return false;
        }
    }

    /** All members; those of a group that has none at the moment, or is in between, are not. */
    private boolean isExpelled(String group) throws InterruptedException {
        try {
            cluster.admin()
                    .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
            return true;
        } catch (ExecutionException e) {
            LOG.info("Nobody is expelled from {}: {}", group, e.getMessage());
            return false;
        }
    }

    /** Its files can't grow beyond so many bytes from now on, as on a disk that is full. */
    private static boolean isLimited(ForkedInstance instance, String bytes) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder("prlimit", "--pid", Long.toString(instance.pid()), "--fsize=" + bytes)
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
