// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity;

import dev.appizer.identity.control.ClusterLimits;
import dev.appizer.model.Identifier;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.KeyScope;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.streams.metrics.Books;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The whole stage without a broker. */
final class StageDriver implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    final Topics topics = TestTopics.topics();
    private final TopologyTestDriver driver = new TopologyTestDriver(topology(topics), settings(), NOON);

    static Topology topology(Topics topics) {
        return IdentityTopology.of(
                topics,
                ClusterLimits.USUAL,
                () -> new KeyedHash(Optional.of("a secret of tests")),
                new TopologyConfig(new StreamsConfig(settings())));
    }

    private static Properties settings() {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "identity-test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "not.asked:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, "target/driven-state");
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put("processing.exception.handler.global.enabled", true);
        return settings;
    }

    /** A message that happened, and was received, so many seconds after noon. */
    static EnrichedEvent.Builder message(CallType type, int second) {
        return EnrichedEvent.newBuilder()
                .setType(type)
                .setMessageId("m" + second)
                .setScope(KeyScope.SERVER)
                .setEventTime(NOON.plusSeconds(second))
                .setReceivedAt(NOON.plusSeconds(second));
    }

    StageDriver send(EnrichedEvent.Builder message) {
        EnrichedEvent event = message.build();
        Identifier sender = Identifier.ofSender(event.getUserId(), event.getAnonymousId());
        driver.createInputTopic(
                        topics.eventsEnriched().name(),
                        new StringSerializer(),
                        topics.eventsEnriched().value().serializer())
                .pipeInput(sender == null ? event.getMessageId() : sender.toString(), event, event.getReceivedAt());
        return this;
    }

    /** What was taken less what is accounted for. */
    double balance(Books books) {
        return books.balance(driver.metrics());
    }

    /** What came out on a topic since the last time that it was asked for. */
    <V> List<TestRecord<String, V>> records(Topic<V> topic) {
        return driver.createOutputTopic(
                        topic.name(), topic.key().deserializer(), topic.value().deserializer())
                .readRecordsToList();
    }

    <V> List<V> values(Topic<V> topic) {
        return records(topic).stream().map(TestRecord::value).toList();
    }

    ReadOnlyKeyValueStore<Bytes, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    @Override
    public void close() {
        driver.close();
    }
}
