// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.kafka;

import dev.appizer.topics.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Whether every partition of a topic has a leader that answers. An idempotent producer that starts while leaders are still
 * being chosen can lose its first batches.
 */
public final class PartitionReadiness implements Patience.Attempt {

    private static final int TIMEOUT_MS = 5_000;

    private final Topic<?> topic;
    private final Admin admin;

    /** @param admin stays the caller's to close */
    public PartitionReadiness(Topic<?> topic, Admin admin) {
        this.topic = topic;
        this.admin = admin;
    }

    /**
     * Asks once.
     *
     * @throws IllegalStateException where the topic has another number of partitions than is set
     */
    @Override
    public @Nullable String obstacle() throws InterruptedException {
        try {
            TopicDescription found = admin.describeTopics(
                            List.of(topic.name()), new DescribeTopicsOptions().timeoutMs(TIMEOUT_MS))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next();
            requirePartitions(found);
            admin.listOffsets(latest(found), new ListOffsetsOptions().timeoutMs(TIMEOUT_MS))
                    .all()
                    .get();
            return null;
        } catch (ExecutionException e) {
            return obstacle(e);
        }
    }

    private String obstacle(ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
            return "the topic " + topic.name() + " does not exist yet";
        }
        if (e.getCause() instanceof RetriableException retriable) {
            return "Kafka does not answer for the topic " + topic.name() + ": " + retriable.getMessage();
        }
        throw new KafkaException("Asking for the topic " + topic.name() + " failed", e.getCause());
    }

    private void requirePartitions(TopicDescription found) {
        int partitions = found.partitions().size();
        if (partitions != topic.partitions()) {
            throw new IllegalStateException("The topic " + topic.name() + " has " + partitions
                    + " partitions, but topics.partitions is " + topic.partitions());
        }
    }

    private static Map<TopicPartition, OffsetSpec> latest(TopicDescription topic) {
        return topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    }
}
