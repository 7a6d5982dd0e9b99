// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.rebuild;

import dev.appizer.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** What is on topics by now, and was committed. */
public final class ToldRecords {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> kafka;

    ToldRecords(Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** Is handed what a record said, and where it stands. */
    public interface Visitor<V> {

        void take(V value, TopicPartition partition, long offset);
    }

    /** Hands over the value of every record of a topic, but for tombstones. */
    public <V> void each(Topic<V> topic, Visitor<V> visitor) {
        each(topic.name(), topic.partitions(), record -> {
            if (record.value() != null) {
                visitor.take(
                        topic.value().deserializer().deserialize(topic.name(), record.value()),
                        new TopicPartition(record.topic(), record.partition()),
                        record.offset());
            }
        });
    }

    /** What a topic says of each key; it is small. */
    public <V> SortedMap<String, V> latest(Topic<V> topic) {
        SortedMap<String, V> latest = new TreeMap<>();
        each(topic.name(), topic.partitions(), record -> {
            String key = topic.key().deserializer().deserialize(topic.name(), record.key());
            if (record.value() == null) {
                latest.remove(key);
            } else {
                latest.put(key, topic.value().deserializer().deserialize(topic.name(), record.value()));
            }
        });
        return latest;
    }

    void each(String topic, int count, Consumer<ConsumerRecord<byte @Nullable [], byte @Nullable []>> visitor) {
        List<TopicPartition> partitions = IntStream.range(0, count)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("isolation.level", "read_committed");
        config.put("enable.auto.commit", false);
        config.put("allow.auto.create.topics", false);
        try (KafkaConsumer<byte @Nullable [], byte @Nullable []> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = ends(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(visitor);
            }
        }
    }

    /** Transactions that are still open included: what they leave is read once they have ended. */
    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.put("isolation.level", "read_uncommitted");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            return consumer.endOffsets(partitions);
        }
    }
}
