// SPDX-License-Identifier: Apache-2.0
package dev.appizer.bench.lab;

import dev.appizer.topics.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * How many committed records of a topic a stage has not committed yet. Commit markers that still lie ahead count as
 * records: a few for each hundred milliseconds of the writer's.
 *
 * @param admin to ask with
 * @param topic that the stage reads
 * @param group under which it commits
 */
public record Backlog(Admin admin, Topic<?> topic, String group) implements LongSupplier {

    private static final ListOffsetsOptions COMMITTED = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);

    @Override
    public long getAsLong() {
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                join(admin.listOffsets(latest(), COMMITTED).all());
        Map<TopicPartition, OffsetAndMetadata> committed =
                join(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue().offset() - offset(committed, end.getKey()))
                .sum();
    }

    private Map<TopicPartition, OffsetSpec> latest() {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        IntStream.range(0, topic.partitions())
                .forEach(partition -> latest.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest()));
        return latest;
    }

    private static long offset(Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition partition) {
        OffsetAndMetadata found = committed.get(partition);
        return found == null ? 0 : found.offset();
    }

    private static <T> T join(KafkaFuture<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** How many records are in the topic, which nobody writes to any more. */
    public static long all(Admin admin, Topic<?> topic) {
        return new Backlog(admin, topic, "bench-nobody").getAsLong();
    }

    /** Those of several stages together. */
    public static LongSupplier sum(List<Backlog> backlogs) {
        return () -> backlogs.stream().mapToLong(Backlog::getAsLong).sum();
    }
}
