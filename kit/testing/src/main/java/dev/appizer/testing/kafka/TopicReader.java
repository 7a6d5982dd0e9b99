// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.kafka;

import dev.appizer.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads topics as a downstream consumer does: what was committed, from the first record on. */
public final class TopicReader<K, V> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Consumer<K, V> consumer;

    private TopicReader(Map<String, ?> client, Collection<String> topics, Deserializer<K> key, Deserializer<V> value) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        this.consumer = new KafkaConsumer<>(settings, key, value);
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Reads a topic of the project's.
     *
     * @param client how Kafka is reached
     */
    public static <V> TopicReader<String, V> of(Map<String, ?> client, Topic<V> topic) {
        return new TopicReader<>(
                client,
                List.of(topic.name()),
                topic.key().deserializer(),
                topic.value().deserializer());
    }

    /**
     * Reads any topics, as bytes.
     *
     * @param client how Kafka is reached
     */
    public static TopicReader<byte[], byte[]> ofBytes(Map<String, ?> client, Collection<String> topics) {
        return new TopicReader<>(client, topics, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** All that is on a topic of the project's now, each partition in its order. */
    public static <V> List<ConsumerRecord<String, V>> all(Map<String, ?> client, Topic<V> topic) {
        try (TopicReader<String, V> reader = of(client, topic)) {
            return reader.rest();
        }
    }

    /**
     * What was not read yet, up to where the topics end now, each partition in its order.
     *
     * @throws AssertionError where the end isn't reached, as with a transaction that stays open
     */
    public List<ConsumerRecord<K, V>> rest() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        List<ConsumerRecord<K, V>> records = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Can't be read to the end: " + ends);
            }
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
