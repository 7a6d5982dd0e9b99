// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.demo;

import dev.appizer.local.instance.Instance;
import dev.appizer.registry.RegistryConfig;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.topics.AvroSerdes;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The segment changes of one person in one segment, as they come on Kafka from now on: committed ones only. */
final class Changes implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(50);

    private final Consumer<String, SegmentChange> consumer;
    private final String segmentId;
    private final String canonicalId;
    private final List<SegmentChange> seen = new ArrayList<>();

    private Changes(Consumer<String, SegmentChange> consumer, String segmentId, String canonicalId) {
        this.consumer = consumer;
        this.segmentId = segmentId;
        this.canonicalId = canonicalId;
    }

    static Changes follow(Instance instance, String segmentId, String canonicalId) {
        AvroSerdes serdes = new AvroSerdes(Map.of(RegistryConfig.URL, instance.registry()));
        Topic<SegmentChange> topic =
                Topics.of(instance.topicsPrefix(), 1, serdes).segmentsChanges();
        Consumer<String, SegmentChange> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", instance.kafka(), "isolation.level", "read_committed"),
                topic.key().deserializer(),
                topic.value().deserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy: what comes after the next line must not be skipped.
        partitions.forEach(consumer::position);
        return new Changes(consumer, segmentId, canonicalId);
    }

    /** Looks for more, briefly; answers all that came since the start, in order. */
    List<SegmentChange> seen() {
        for (ConsumerRecord<String, SegmentChange> record : consumer.poll(POLL)) {
            SegmentChange change = record.value();
            if (change.getSegmentId().equals(segmentId)
                    && change.getCanonicalId().equals(canonicalId)) {
                seen.add(change);
            }
        }
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
