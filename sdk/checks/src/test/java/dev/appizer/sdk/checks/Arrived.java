// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.checks;

import dev.appizer.local.instance.Instance;
import dev.appizer.schemas.RawEvent;
import dev.appizer.topics.AvroSerdes;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * How many records of some users are on a topic.
 *
 * @param records with repeats
 * @param messages different ids of messages
 */
record Arrived(long records, long messages) {

    private static final Duration WAIT = Duration.ofMillis(200);

    /** Counts what the gateway wrote of the users whose key begins so. */
    static Arrived raw(Instance instance, String users) {
        return count(instance, topics(instance).eventsRaw(), users, RawEvent::getMessageId);
    }

    /** Counts what has come out of those users, read as a downstream consumer does. */
    static Arrived resolved(Instance instance, String users) {
        return count(
                instance,
                topics(instance).eventsResolved(),
                users,
                value -> value.getEvent().getMessageId());
    }

    private static Topics topics(Instance instance) {
        // How many partitions there are is asked of Kafka.
        return Topics.of(
                instance.topicsPrefix(), 1, new AvroSerdes(Map.of("schema.registry.url", instance.registry())));
    }

    private static <V> Arrived count(Instance instance, Topic<V> topic, String users, Function<V, String> messageId) {
        Set<String> ids = new HashSet<>();
        long records = 0;
        Map<String, Object> settings =
                Map.of("bootstrap.servers", instance.kafka(), "isolation.level", "read_committed");
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(
                settings, topic.key().deserializer(), topic.value().deserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (ConsumerRecord<String, V> record : consumer.poll(WAIT)) {
                    if (record.key().startsWith(users)) {
                        records++;
                        ids.add(messageId.apply(record.value()));
                    }
                }
            }
        }
        return new Arrived(records, ids.size());
    }
}
