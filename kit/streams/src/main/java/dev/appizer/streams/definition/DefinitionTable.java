// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.definition;

import dev.appizer.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The reading side of the {@link DefinitionLog}: what is committed, by key. For one thread at a time. */
final class DefinitionTable<V> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Topic<V> topic;
    private final Map<String, Object> kafka;
    private final TopicPartition partition;
    private final SortedMap<String, V> table = new TreeMap<>();
    private @Nullable Consumer<String, V> consumer;

    DefinitionTable(Topic<V> topic, Map<String, Object> kafka) {
        this.topic = topic;
        this.kafka = Map.copyOf(kafka);
        this.partition = new TopicPartition(topic.name(), 0);
    }

    /**
     * All that is committed now.
     *
     * @throws TimeoutException while Kafka is slow or away
     */
    SortedMap<String, V> read() {
        Map<TopicPartition, Long> ends = reader().endOffsets(List.of(partition), PATIENCE);
        readTo(ends.getOrDefault(partition, 0L));
        return new TreeMap<>(table);
    }

    /** Reads up to an offset that is or will be committed; after that every new reader's end is behind it. */
    void readTo(long end) {
        Consumer<String, V> reader = reader();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (reader.position(partition, PATIENCE) < end) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("The definitions' topic was not read to its end in time");
            }
            reader.poll(POLL).forEach(this::take);
        }
    }

    private void take(ConsumerRecord<String, V> record) {
        if (record.value() == null) {
            table.remove(record.key());
        } else {
            table.put(record.key(), record.value());
        }
    }

    private Consumer<String, V> reader() {
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

    @Override
    public void close() {
        if (consumer != null) {
            consumer.close();
        }
    }
}
