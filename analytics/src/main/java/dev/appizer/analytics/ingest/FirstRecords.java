// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.ingest;

import dev.appizer.topics.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Whether a topic still has its first records: of one that has not, a store can't be made again as it was. */
public final class FirstRecords {

    private FirstRecords() {}

    /** Which are missing, in a sentence; null where none is. */
    public static @Nullable String missing(Topic<?> topic, Admin admin) throws InterruptedException {
        long missing = beginnings(topic, admin).values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
        return missing == 0
                ? null
                : String.format(
                        "The topic %s no longer has its first %,d records: events that only the store has would be lost.",
                        topic.name(), missing);
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> beginnings(Topic<?> topic, Admin admin)
            throws InterruptedException {
        try {
            Map<TopicPartition, OffsetSpec> all = admin
                    .describeTopics(List.of(topic.name()))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.earliest()));
            return admin.listOffsets(all).all().get();
        } catch (ExecutionException e) {
            throw new KafkaException("Asking where the topic " + topic.name() + " begins failed", e.getCause());
        }
    }
}
