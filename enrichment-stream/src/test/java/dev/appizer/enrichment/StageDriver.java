// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.enrichers.CampaignEnricher;
import dev.appizer.enrichment.enrichers.Enricher;
import dev.appizer.enrichment.enrichers.ReferrerEnricher;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.streams.metrics.Books;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The whole stage under the test driver, without the enrichers that need files or seconds. */
final class StageDriver implements AutoCloseable {

    final Topics topics = TestTopics.topics();
    final CountedOutcomes outcomes = new CountedOutcomes();
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> raw;
    private final TestOutputTopic<byte[], EnrichedEvent> enriched;
    private final TestOutputTopic<byte[], DeadLetter> deadLetters;

    StageDriver() {
        this(EnrichmentConfig.defaults());
    }

    StageDriver(EnrichmentConfig config) {
        List<Enricher> enrichers = List.of(new CampaignEnricher(), new ReferrerEnricher());
        Properties settings = settings();
        TopologyConfig topologyConfig = new TopologyConfig(new StreamsConfig(settings));
        driver = new TopologyTestDriver(
                EnrichmentTopology.of(topologyConfig, topics, config, enrichers, outcomes), settings);
        raw = driver.createInputTopic(topics.eventsRaw().name(), new ByteArraySerializer(), new ByteArraySerializer());
        enriched = driver.createOutputTopic(
                topics.eventsEnriched().name(),
                new ByteArrayDeserializer(),
                topics.eventsEnriched().value().deserializer());
        deadLetters = driver.createOutputTopic(
                topics.eventsDeadLetter().name(),
                new ByteArrayDeserializer(),
                topics.eventsDeadLetter().value().deserializer());
    }

    void pipe(Sent... messages) {
        for (Sent message : messages) {
            pipe(onTopic(message));
        }
    }

    void pipe(TestRecord<byte[], byte[]> record) {
        raw.pipeInput(record);
    }

    /** The record that a gateway would have written. */
    TestRecord<byte[], byte[]> onTopic(Sent message) {
        TestRecord<byte[], ?> record = message.onTopic();
        return new TestRecord<>(record.key(), bytes(message), record.headers(), message.receivedAt());
    }

    byte[] bytes(Sent message) {
        return topics.eventsRaw()
                .value()
                .serializer()
                .serialize(topics.eventsRaw().name(), message.event());
    }

    /** What was taken less what is accounted for. */
    double balance(Books books) {
        return books.balance(driver.metrics());
    }

    List<EnrichedEvent> enriched() {
        return enriched.readValuesToList();
    }

    List<TestRecord<byte[], EnrichedEvent>> enrichedRecords() {
        return enriched.readRecordsToList();
    }

    List<DeadLetter> deadLetters() {
        return deadLetters.readValuesToList();
    }

    List<TestRecord<byte[], DeadLetter>> deadLetterRecords() {
        return deadLetters.readRecordsToList();
    }

    @Override
    public void close() {
        driver.close();
    }

    /** Each driver its own state: tests of other modules may run at the same time. */
    static Properties settings() {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                "enrichment-stream",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                "unused:9092",
                StreamsConfig.STATE_DIR_CONFIG,
                "target/state/" + UUID.randomUUID(),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2));
        return settings;
    }
}
