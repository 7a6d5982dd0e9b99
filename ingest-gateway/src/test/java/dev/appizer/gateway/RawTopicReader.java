// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import dev.appizer.schemas.RawEvent;
import dev.appizer.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads what came onto events.raw since it was asked last. */
final class RawTopicReader implements AutoCloseable {

    private final KafkaConsumer<String, RawEvent> consumer;
    private final List<TopicPartition> partitions;

    RawTopicReader(String bootstrapServers, Topic<RawEvent> topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest");
        this.consumer = new KafkaConsumer<>(
                settings, topic.key().deserializer(), topic.value().deserializer());
        this.partitions = consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
        consumer.assign(partitions);
    }

    /** Everything up to what is there now. */
    List<ConsumerRecord<String, RawEvent>> rest() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<ConsumerRecord<String, RawEvent>> records = new ArrayList<>();
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return records;
    }

    /** What comes within a time. */
    List<ConsumerRecord<String, RawEvent>> poll(Duration atMost) {
        List<ConsumerRecord<String, RawEvent>> records = new ArrayList<>();
        consumer.poll(atMost).forEach(records::add);
        return records;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
