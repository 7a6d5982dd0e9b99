// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.appizer.broker.ForkedNode;
import dev.appizer.broker.KafkaNodeConfig;
import dev.appizer.broker.TopicAdmin;
import dev.appizer.gateway.LiveSdk.Run;
import dev.appizer.gateway.LiveSdk.Session;
import dev.appizer.schemas.RawEvent;
import dev.appizer.testing.kafka.TopicReader;
import dev.appizer.testing.node.NodeFiles;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Real SDKs send to a gateway, with no change but their host: while all is well, and through an outage of Kafka. */
@Tag("long")
@ExtendWith(RegistryExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveSdkIT {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSdkIT.class);
    private static final int COUNT = 120;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration OUTAGE = Duration.ofSeconds(10);

    private final String registry;
    private final NodeFiles files = new NodeFiles("live-sdks");
    private final Map<String, List<ConsumerRecord<String, RawEvent>>> arrived = new HashMap<>();
    private ForkedNode node;
    private RunningGateway gateway;
    private TopicReader<String, RawEvent> topic;

    Stream<LiveSdk> sdks() {
        return Stream.of(
                new NodeSdk(files, "segment-node"),
                new NodeSdk(files, "rudder-node"),
                new JavaSdk(),
                new BrowserSdk(files));
    }

    LiveSdkIT(RegistryUnderTest registry) {
        this.registry = registry.url();
    }

    @BeforeAll
    void start(@TempDir Path directory) {
        node = ForkedNode.start(KafkaNodeConfig.single(directory.resolve("node")), PATIENCE);
        gateway = RunningGateway.of(node.bootstrapServers(), registry, "live.", Map.of());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", node.bootstrapServers()))) {
            TopicAdmin.ensure(admin, List.of(gateway.raw().create((short) 1)), PATIENCE);
        }
        gateway.await();
        topic = TopicReader.of(Map.of("bootstrap.servers", node.bootstrapServers()), gateway.raw());
    }

    @AfterAll
    void stop() {
        topic.close();
        gateway.close();
        node.kill();
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("sdks")
    void everyMessageArrivesOnceAsItWasSent(LiveSdk sdk) throws Exception {
        assumeHere(sdk);
        Run run = run(sdk, "well");
        List<ConsumerRecord<String, RawEvent>> records = new ArrayList<>();
        try (Session session = sdk.start(run)) {
            session.awaitHalf();
            session.sendRest();
            session.awaitEnd();
            awaitAll(List.of(run), records);
        }
        records.addAll(topic.rest());

        check(sdk, run, records);
        assertThat(records).hasSize(COUNT);
    }

    @Order(2)
    @ParameterizedTest
    @MethodSource("sdks")
    void noMessageIsLostWhileKafkaIsAway(LiveSdk sdk) throws InterruptedException {
        assumeHere(sdk);
        if (arrived.isEmpty()) {
            sendThroughAnOutage();
        }

        check(sdk, run(sdk, "outage"), arrived.getOrDefault(sdk.name(), List.of()));
    }

    // All at once: one outage for all.
    private void sendThroughAnOutage() throws InterruptedException {
        List<LiveSdk> sdks = sdks().filter(sdk -> sdk.missing().isEmpty()).toList();
        List<Run> runs = sdks.stream().map(sdk -> run(sdk, "outage")).toList();
        List<Session> sessions = new ArrayList<>();
        List<ConsumerRecord<String, RawEvent>> records = new ArrayList<>();
        try {
            sdks.forEach(sdk -> sessions.add(sdk.start(run(sdk, "outage"))));
            sessions.forEach(Session::awaitHalf);
            whileKafkaIsFrozen(() -> sessions.forEach(Session::sendRest));
            sessions.forEach(Session::awaitEnd);
            awaitAll(runs, records);
        } finally {
            sessions.forEach(Session::close);
        }
        for (LiveSdk sdk : sdks) {
            List<ConsumerRecord<String, RawEvent>> own = of(run(sdk, "outage"), records);
            LOG.info("Through the outage: sdk={} messages={} records={}", sdk.name(), COUNT, own.size());
            arrived.put(sdk.name(), own);
        }
    }

    // What is sent meanwhile can't have been acknowledged before, however fast an SDK is.
    private void whileKafkaIsFrozen(Runnable send) throws InterruptedException {
        signal("STOP");
        try {
            send.run();
            Thread.sleep(OUTAGE.toMillis());
        } finally {
            signal("CONT");
        }
    }

    private void signal(String name) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(node.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assumeHere(LiveSdk sdk) {
        Optional<String> missing = sdk.missing();
        assumeTrue(missing.isEmpty(), () -> sdk.name() + " can't run here: " + missing.orElse(""));
    }

    private Run run(LiveSdk sdk, String kind) {
        return new Run("http://127.0.0.1:" + gateway.port(), "WRITEKEY1", sdk.name() + "-" + kind, COUNT);
    }

    private void awaitAll(List<Run> runs, List<ConsumerRecord<String, RawEvent>> records) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        records.addAll(topic.rest());
        while (System.nanoTime() < deadline
                && runs.stream().anyMatch(run -> numbers(run, records).size() < COUNT)) {
            Thread.sleep(50);
            records.addAll(topic.rest());
        }
    }

    private static List<ConsumerRecord<String, RawEvent>> of(Run run, List<ConsumerRecord<String, RawEvent>> records) {
        return records.stream()
                .filter(record -> LiveMessage.of(run.name(), record) != null)
                .toList();
    }

    private static Set<Integer> numbers(Run run, List<ConsumerRecord<String, RawEvent>> records) {
        return records.stream()
                .map(record -> LiveMessage.of(run.name(), record))
                .flatMap(Stream::ofNullable)
                .map(LiveMessage::n)
                .collect(Collectors.toSet());
    }

    private static void check(LiveSdk sdk, Run run, List<ConsumerRecord<String, RawEvent>> records) {
        assertThat(numbers(run, records))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, COUNT).boxed().toList());
        assertThat(records.stream().map(record -> record.value().getMessageId()).distinct())
                .hasSize(COUNT);
        for (ConsumerRecord<String, RawEvent> record : records) {
            LiveMessage message = LiveMessage.of(run.name(), record);
            assertThat(message).isNotNull();
            if (message != null) {
                message.check(record, sdk.namesUsers());
            }
        }
    }
}
