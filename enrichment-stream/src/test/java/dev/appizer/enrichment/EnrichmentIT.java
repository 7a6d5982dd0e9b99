// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.enrichment.enrichers.CampaignEnricher;
import dev.appizer.enrichment.enrichers.ReferrerEnricher;
import dev.appizer.registry.RegistryConfig;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import dev.appizer.topics.AvroSerdes;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The stage on a real broker with a real registry: what the test driver cannot show. */
@ExtendWith({KafkaExtension.class, RegistryExtension.class})
class EnrichmentIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] RUBBISH = "rubbish".getBytes(UTF_8);
    private static final byte[] UNKNOWN_SCHEMA = {0, 0x7f, 0x7f, 0x7f, 0x7f, 1, 2};

    private final KafkaUnderTest kafka;
    private final Topics topics;
    private final CountedOutcomes outcomes = new CountedOutcomes();

    @TempDir
    private Path state;

    private KafkaStreams streams;
    private KafkaProducer<byte[], byte[]> producer;

    EnrichmentIT(KafkaUnderTest kafka, RegistryUnderTest registry) {
        this.kafka = kafka;
        this.topics = Topics.of(kafka.freshPrefix(), 1, new AvroSerdes(Map.of(RegistryConfig.URL, registry.url())));
    }

    @BeforeEach
    void start() {
        kafka.createTopics(
                1,
                topics.eventsRaw().name(),
                topics.eventsEnriched().name(),
                topics.eventsDeadLetter().name());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        streams = startStreams();
    }

    @AfterEach
    void stop() {
        streams.close();
        producer.close();
    }

    @Test
    void everyRecordEndsAsExactlyOneOutcome() throws ExecutionException, InterruptedException {
        Instant now = Instant.now();
        Sent first = Sent.track("'properties':{'amount':99.99}").at(now);
        send(first);
        sendBytes(RUBBISH);
        sendBytes(UNKNOWN_SCHEMA);
        send(first.at(now.plusMillis(1)));
        send(Sent.track("'properties':{'amount':1}").at(now.plusMillis(2)));
        send(Sent.a(CallType.TRACK, "").at(now.plusMillis(3)).id("m2"));
        send(Sent.track("").at(now.plusMillis(4)).id("m3"));

        List<ConsumerRecord<String, DeadLetter>> letters = read(topics.eventsDeadLetter(), 4);
        List<ConsumerRecord<String, EnrichedEvent>> events = read(topics.eventsEnriched(), 2);

        assertThat(letters)
                .extracting(letter -> letter.value().getCode())
                .containsExactly("UNDECODABLE", "UNDECODABLE", "DUPLICATE_CONFLICT", "MISSING_FIELD");
        assertThat(letters)
                .extracting(letter -> letter.value().getOriginOffset())
                .containsExactly(1L, 2L, 4L, 5L);
        assertThat(letters.get(0).value().getValue().array()).isEqualTo(RUBBISH);
        assertThat(letters.get(1).value().getValue().array()).isEqualTo(UNKNOWN_SCHEMA);
        assertThat(events).extracting(event -> event.value().getMessageId()).containsExactly("m1", "m3");
        assertThat(events)
                .extracting(ConsumerRecord::timestamp)
                .containsExactly(now.toEpochMilli(), now.plusMillis(4).toEpochMilli());
        assertThat(events).allMatch(event -> event.key().equals("user:u1"));
        assertThat(outcomes.duplicates).hasValue(1);
    }

    @Test
    void theMemoryOutlivesARestartWithoutItsFiles(@TempDir Path other) throws ExecutionException, InterruptedException {
        Instant now = Instant.now();
        send(Sent.track("").at(now));
        read(topics.eventsEnriched(), 1);
        streams.close();
        state = other;

        streams = startStreams();
        send(Sent.track("").at(now.plusMillis(1)));
        send(Sent.track("").at(now.plusMillis(2)).id("m2"));

        assertThat(read(topics.eventsEnriched(), 2))
                .extracting(event -> event.value().getMessageId())
                .containsExactly("m1", "m2");
        assertThat(outcomes.duplicates).hasValue(1);
    }

    private KafkaStreams startStreams() {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                topics.eventsRaw().name().replace('.', '-'),
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                StreamsConfig.STATE_DIR_CONFIG,
                state.toString(),
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                20,
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                1,
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.EXACTLY_ONCE_V2,
                StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
                true,
                // A member that stops does not leave its group: the next one waits for this long.
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
                6_000));
        TopologyConfig config = new TopologyConfig(new StreamsConfig(settings));
        KafkaStreams started = new KafkaStreams(
                EnrichmentTopology.of(
                        config,
                        topics,
                        EnrichmentConfig.defaults(),
                        List.of(new CampaignEnricher(), new ReferrerEnricher()),
                        outcomes),
                settings);
        started.start();
        return started;
    }

    private void send(Sent message) throws ExecutionException, InterruptedException {
        String topic = topics.eventsRaw().name();
        byte[] value = topics.eventsRaw().value().serializer().serialize(topic, message.event());
        long arrived = message.receivedAt().toEpochMilli();
        producer.send(new ProducerRecord<>(topic, null, arrived, message.key().getBytes(UTF_8), value))
                .get();
    }

    private void sendBytes(byte[] value) throws ExecutionException, InterruptedException {
        producer.send(new ProducerRecord<>(topics.eventsRaw().name(), "junk".getBytes(UTF_8), value))
                .get();
    }

    /** All that is committed, as soon as it is enough; fails by what it found where it is not. */
    private <V extends SpecificRecord> List<ConsumerRecord<String, V>> read(Topic<V> topic, int enough) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        List<ConsumerRecord<String, V>> found = new ArrayList<>();
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(
                settings, new StringDeserializer(), topic.value().deserializer())) {
            consumer.assign(List.of(new TopicPartition(topic.name(), 0)));
            Instant end = Instant.now().plus(PATIENCE);
            while (found.size() < enough && Instant.now().isBefore(end)) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }
}
