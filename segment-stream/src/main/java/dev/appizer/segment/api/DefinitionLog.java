// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.api;

import dev.appizer.schemas.Definition;
import dev.appizer.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/**
 * The definitions' topic as a table: read to its end at every question, and written so that a writer has seen everything
 * before it. All instances write by one transactional id, so of two that write at once Kafka fences the first, which looks
 * again and tries again.
 */
final class DefinitionLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int TRIES = 10;

    private final Topic<Definition> topic;
    private final Map<String, Object> kafka;
    private final TopicPartition partition;
    private final SortedMap<String, Definition> table = new TreeMap<>();
    private @Nullable Consumer<String, Definition> consumer;

    DefinitionLog(Topic<Definition> topic, Map<String, Object> kafka) {
        this.topic = topic;
        this.kafka = Map.copyOf(kafka);
        this.partition = new TopicPartition(topic.name(), 0);
    }

    /** All definitions by key, as they are now. */
    synchronized SortedMap<String, Definition> read() {
        Consumer<String, Definition> reader = reader();
        long end = reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        while (reader.position(partition) < end) {
            reader.poll(POLL).forEach(this::take);
        }
        return new TreeMap<>(table);
    }

    /**
     * Writes one definition, or deletes it where the edit says null; returns once it is durable.
     *
     * @param edit from all definitions as they are to what shall be under the key; may throw, and may be called again
     */
    synchronized @Nullable Definition write(
            String key, Function<SortedMap<String, Definition>, @Nullable Definition> edit) {
        for (int tries = 1; ; tries++) {
            try {
                return writeOnce(key, edit);
            } catch (ProducerFencedException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private @Nullable Definition writeOnce(
            String key, Function<SortedMap<String, Definition>, @Nullable Definition> edit) {
        try (Producer<String, Definition> producer = producer()) {
            producer.initTransactions();
            Definition definition = edit.apply(read());
            producer.beginTransaction();
            // A commit fails where a send did.
            Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(topic.name(), 0, key, definition));
            producer.commitTransaction();
            return definition;
        }
    }

    private void take(ConsumerRecord<String, Definition> record) {
        if (record.value() == null) {
            table.remove(record.key());
        } else {
            table.put(record.key(), record.value());
        }
    }

    private Consumer<String, Definition> reader() {
        if (consumer == null) {
            Map<String, Object> config = new HashMap<>(kafka);
            config.put("isolation.level", "read_committed");
            config.put("enable.auto.commit", false);
            consumer = new KafkaConsumer<>(
                    config, topic.key().deserializer(), topic.value().deserializer());
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
        }
        return consumer;
    }

    private Producer<String, Definition> producer() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("transactional.id", topic.name() + "-writer");
        config.put("acks", "all");
        return new KafkaProducer<>(
                config, topic.key().serializer(), topic.value().serializer());
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
        }
    }
}
