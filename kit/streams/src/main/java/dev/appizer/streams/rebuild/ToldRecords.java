// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.rebuild;

import dev.appizer.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Hands over the value of every record of a topic, but for tombstones. */
    public <V> void each(Topic<V> topic, Consumer<V> visitor) {
        each(topic.name(), topic.partitions(), record -> {
            if (record.value() != null) {
                visitor.accept(topic.value().deserializer().deserialize(topic.name(), record.value()));
            }
        });
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
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(visitor);
            }
        }
    }
}
