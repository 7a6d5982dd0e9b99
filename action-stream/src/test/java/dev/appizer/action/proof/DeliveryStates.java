// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.proof;

import dev.appizer.schemas.Delivery;
import dev.appizer.schemas.DeliveryState;
import dev.appizer.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** What the stage tells of its deliveries: the latest of each id, of what was committed. */
final class DeliveryStates implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, Delivery> consumer;
    private final Map<String, DeliveryState> latest = new HashMap<>();

    DeliveryStates(Proof proof) {
        Topic<Delivery> topic = proof.topics().actionsDeliveries();
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(number -> new TopicPartition(topic.name(), number))
                .toList();
        consumer = new KafkaConsumer<>(
                proof.kafka(), topic.key().deserializer(), topic.value().deserializer());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads what there is to the end. */
    DeliveryStates read() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL)
                    .forEach(found -> latest.put(found.key(), found.value().getState()));
        }
        return this;
    }

    Map<DeliveryState, Long> counts() {
        return latest.values().stream().collect(Collectors.groupingBy(state -> state, Collectors.counting()));
    }

    Set<String> ids() {
        return Set.copyOf(latest.keySet());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
