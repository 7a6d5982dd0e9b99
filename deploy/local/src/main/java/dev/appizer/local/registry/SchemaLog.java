// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.registry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The registry's topic: every entry, in order. */
final class SchemaLog implements AutoCloseable {

    static final String TOPIC = "_schemas";

    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final Producer<byte[], byte[]> producer;

    SchemaLog(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        // Whoever registers waits for the answer: better an error soon than an answer after it gave up.
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers,
                "acks", "all",
                "max.block.ms", 5_000,
                "request.timeout.ms", 4_000,
                "delivery.timeout.ms", 5_000);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** How the topic is made. */
    static NewTopic topic() {
        return new NewTopic(TOPIC, 1, (short) 1).configs(Map.of("cleanup.policy", "compact"));
    }

    /** All that the topic says, read to its present end. */
    Registrations read() {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
            Registrations state = Registrations.NOTHING;
            while (consumer.position(PARTITION) < end) {
                for (ConsumerRecord<byte[], byte @Nullable []> record : consumer.poll(POLL)) {
                    state = EntryCodec.read(record.key(), record.value())
                            .map(state::with)
                            .orElse(state);
                }
            }
            return state;
        }
    }

    /**
     * Returns once every replica has the entry.
     *
     * @throws KafkaException where it can't be known whether the entry is on the topic
     */
    void append(Entry entry) {
        try {
            producer.send(new ProducerRecord<>(TOPIC, EntryCodec.key(entry), EntryCodec.value(entry)))
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException("The schemas topic did not take an entry", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while writing to the schemas topic", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
