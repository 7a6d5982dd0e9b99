// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import static java.util.Objects.requireNonNull;

import dev.appizer.action.campaign.CampaignStatus;
import dev.appizer.action.deliver.DeliverOutput.GivenUp;
import dev.appizer.action.deliver.DeliverOutput.Told;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.schemas.Delivery;
import dev.appizer.schemas.DeliveryState;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.RedriveHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** Runs {@link Deliver} under a clock of its own, and again with the state of any moment. */
final class DeliverStage implements AutoCloseable {

    static final String TOPIC = TestTopics.topics().actionsNotifications().name();
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    final ScriptedSender sender = new ScriptedSender(this::micros);
    final Map<String, CampaignStatus> statuses = new HashMap<>();
    final List<Delivery> told = new ArrayList<>();
    final Map<String, @Nullable Delivery> table = new LinkedHashMap<>();
    final List<TestRecord<String, DeadLetter>> letters = new ArrayList<>();
    Quiet quiet = (hours, now) -> now;
    DeliverConfig config = new DeliverConfig(TOPIC, PATIENT, RetryPolicy.USUAL);

    /** Time is the driver's, so that a slow machine does no less in one go. */
    private static final DeliverLimits PATIENT = new DeliverLimits(
            8,
            500,
            Duration.ofMinutes(1),
            DeliverLimits.USUAL.look(),
            DeliverLimits.USUAL.idle(),
            DeliverLimits.USUAL.paused(),
            DeliverLimits.USUAL.retention());

    private final boolean persistent;
    private Instant now = NOON;
    private @Nullable TopologyTestDriver driver;
    private @Nullable TestInputTopic<String, ToDeliver> in;
    private @Nullable TestOutputTopic<String, DeliverOutput> out;

    /** What is in the stores. */
    record State(Map<String, Map<Bytes, byte[]>> stores) {}

    DeliverStage() {
        this(true);
    }

    DeliverStage(boolean persistent) {
        this.persistent = persistent;
    }

    long micros() {
        return now.toEpochMilli() * 1_000;
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    DeliverStage start() {
        return start(new State(Map.of()));
    }

    /** Another process, which finds this. */
    DeliverStage start(State state) {
        close();
        ByReference<ToDeliver> inputs = new ByReference<>();
        ByReference<DeliverOutput> outputs = new ByReference<>();
        Topology topology = new Topology()
                .addSource("read", new StringDeserializer(), inputs.deserializer(), "in")
                .addProcessor("restore", () -> new Restore(state), "read")
                .addProcessor("deliver", this::processor, "restore")
                .addSink("tell", "out", new StringSerializer(), outputs.serializer(), "deliver");
        for (StoreBuilder<?> store : DeliverStores.of(persistent)) {
            topology.addStateStore(store, "restore", "deliver");
        }
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "actions");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        driver = new TopologyTestDriver(topology, properties, now);
        in = driver.createInputTopic("in", new StringSerializer(), inputs.serializer());
        out = driver.createOutputTopic("out", new StringDeserializer(), outputs.deserializer());
        return this;
    }

    private Deliver processor() {
        return new Deliver(
                sender,
                context -> (campaign, triggeredAt) -> statuses.getOrDefault(campaign, CampaignStatus.ACTIVE),
                (hours, at) -> quiet.until(hours, at),
                config,
                DeliveryMeters.NONE,
                () -> 0.5);
    }

    State state() {
        Map<String, Map<Bytes, byte[]>> stores = new HashMap<>();
        for (String name : List.of(Deliver.OUTBOX, DeliveryStore.NAME)) {
            Map<Bytes, byte[]> rows = new LinkedHashMap<>();
            try (KeyValueIterator<Bytes, byte[]> all = store(name).all()) {
                all.forEachRemaining(row -> rows.put(row.key, row.value));
            }
            stores.put(name, rows);
        }
        return new State(stores);
    }

    KeyValueStore<Bytes, byte[]> store(String name) {
        return requireNonNull(driver).getKeyValueStore(name);
    }

    int rows(String name) {
        return requireNonNull(state().stores().get(name)).size();
    }

    void restart() {
        start(state());
    }

    void send(NotificationRow notification) {
        pipe(Notifications.key(notification), new ToDeliver.Send(notification), new RecordHeaders());
    }

    void redrive(String key, NotificationRow notification, Instant firstFailedAt) {
        Headers headers = new RecordHeaders();
        RedriveHeader.put(headers, firstFailedAt);
        pipe(key, new ToDeliver.Send(notification), headers);
    }

    void pipe(String key, ToDeliver what) {
        pipe(key, what, new RecordHeaders());
    }

    private void pipe(String key, ToDeliver what, Headers headers) {
        requireNonNull(in).pipeInput(new TestRecord<>(key, what, headers, now));
        read();
    }

    /** Time goes on without anybody there. */
    void sleep(Duration duration) {
        now = now.plus(duration);
    }

    /** Time goes on, and is looked at in small steps. */
    void pass(Duration duration) {
        pass(duration, Duration.ofMillis(20));
    }

    void pass(Duration duration, Duration step) {
        for (Duration left = duration; left.toMillis() > 0; left = left.minus(step)) {
            Duration next = left.compareTo(step) < 0 ? left : step;
            now = now.plus(next);
            requireNonNull(driver).advanceWallClockTime(next);
            read();
        }
    }

    private void read() {
        requireNonNull(out).readRecordsToList().forEach(record -> {
            if (record.value() instanceof GivenUp givenUp) {
                letters.add(new TestRecord<>(record.key(), givenUp.letter()));
            } else if (record.value() instanceof Told one) {
                table.put(record.key(), one.delivery());
                if (one.delivery() != null) {
                    told.add(one.delivery());
                }
            }
        });
    }

    List<DeliveryState> states(String id) {
        return told.stream()
                .filter(one -> one.getId().equals(id))
                .map(Delivery::getState)
                .toList();
    }

    Delivery delivery(String id) {
        return DeliveryStore.find(store(DeliveryStore.NAME), id).orElseThrow().delivery();
    }

    @Override
    public void close() {
        if (driver != null) {
            driver.close();
            driver = null;
        }
    }

    /** Puts the state there before the processor under test begins. */
    private static final class Restore extends ContextualProcessor<String, ToDeliver, String, ToDeliver> {

        private final State state;

        Restore(State state) {
            this.state = state;
        }

        @Override
        public void init(ProcessorContext<String, ToDeliver> context) {
            super.init(context);
            state.stores().forEach((name, rows) -> {
                KeyValueStore<Bytes, byte[]> store = context.getStateStore(name);
                rows.forEach(store::put);
            });
        }

        @Override
        public void process(Record<String, ToDeliver> record) {
            context().forward(record);
        }
    }
}
