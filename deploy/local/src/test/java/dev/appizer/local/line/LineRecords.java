// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads topics as a downstream consumer does: what was committed, from the first record to the last. */
final class LineRecords {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;

    LineRecords(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Every record, each partition in its order. */
    <V> List<ConsumerRecord<String, V>> all(Topic<V> topic) {
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        try (Consumer<String, V> consumer = consumer(topic)) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return read(consumer, consumer.endOffsets(partitions));
        }
    }

    /** The values, each partition in its order. */
    <V> List<V> values(Topic<V> topic) {
        return all(topic).stream().map(ConsumerRecord::value).toList();
    }

    /** The latest value of every key that has one: what compaction leaves. */
    <V> NavigableMap<String, V> latest(Topic<V> topic) {
        NavigableMap<String, V> latest = new TreeMap<>();
        for (ConsumerRecord<String, V> record : all(topic)) {
            if (record.value() == null) {
                latest.remove(record.key());
            } else {
                latest.put(record.key(), record.value());
            }
        }
        return latest;
    }

    private static <V> List<ConsumerRecord<String, V>> read(
            Consumer<String, V> consumer, Map<TopicPartition, Long> ends) {
        List<ConsumerRecord<String, V>> records = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Can't be read to the end: " + ends);
            }
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }

    private <V> Consumer<String, V> consumer(Topic<V> topic) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false"),
                topic.key().deserializer(),
                topic.value().deserializer());
    }
}
