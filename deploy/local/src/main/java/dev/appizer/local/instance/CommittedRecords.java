// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.instance;

import dev.appizer.local.cli.CommandProblem;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** A topic, read from its beginning to where it ended when it was opened: what was committed only. */
public final class CommittedRecords implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(90);

    private final Consumer<byte @Nullable [], byte @Nullable []> consumer;
    private final List<TopicPartition> partitions;
    private final Deployment deployment;
    private Map<TopicPartition, Long> ends;

    /**
     * Notes where the topic ends.
     *
     * @param group whose offsets are asked for; its membership is not touched
     * @throws CommandProblem where there is no such topic
     */
    public CommittedRecords(Deployment deployment, String topic, String group) {
        this.deployment = deployment;
        this.consumer = new KafkaConsumer<>(
                deployment.kafka(Map.of(
                        "isolation.level",
                        "read_committed",
                        "allow.auto.create.topics",
                        false,
                        "group.id",
                        group,
                        "enable.auto.commit",
                        false)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        @Nullable List<PartitionInfo> found = consumer.listTopics().get(topic);
        if (found == null) {
            consumer.close();
            throw CommandProblem.failed("There is no topic " + topic + ".");
        }
        this.partitions = found.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        this.ends = consumer.endOffsets(partitions);
    }

    /**
     * Waits until no transaction is open any more that has written until now, and notes where the topic ends then: what was
     * committed lies behind one that is still open, and can't be read before that ends.
     *
     * @throws CommandProblem where one stays open
     */
    public void awaitTransactions() throws InterruptedException {
        Map<TopicPartition, Long> written = written();
        long deadline = System.nanoTime() + LONGEST_TRANSACTION.toNanos();
        ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(partition -> end(partition) < written.getOrDefault(partition, 0L))) {
            if (System.nanoTime() > deadline) {
                throw CommandProblem.failed(
                        "A transaction on " + partitions.get(0).topic() + " stays open.");
            }
            Thread.sleep(POLL.toMillis());
            ends = consumer.endOffsets(partitions);
        }
    }

    private Map<TopicPartition, Long> written() {
        try (Consumer<byte[], byte[]> all = new KafkaConsumer<>(
                deployment.kafka(Map.of("isolation.level", "read_uncommitted")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            all.assign(partitions);
            return all.endOffsets(partitions);
        }
    }

    /** What the group has committed, by partition; absent or null where nothing. */
    public Map<TopicPartition, OffsetAndMetadata> committed() {
        return consumer.committed(Set.copyOf(partitions));
    }

    /** For a transaction that commits offsets of the group. */
    public ConsumerGroupMetadata group() {
        return consumer.groupMetadata();
    }

    /** Whether records from the beginning are gone, as retention does. */
    public boolean isTruncated() {
        return consumer.beginningOffsets(partitions).values().stream().anyMatch(beginning -> beginning > 0);
    }

    /** All records, those of a partition in their order. */
    public void each(java.util.function.Consumer<ConsumerRecord<byte @Nullable [], byte @Nullable []>> visitor) {
        consumer.seekToBeginning(partitions);
        Set<TopicPartition> left = new HashSet<>(partitions);
        while (true) {
            left.removeIf(partition -> consumer.position(partition) >= end(partition));
            consumer.pause(partitions.stream()
                    .filter(partition -> !left.contains(partition))
                    .collect(Collectors.toSet()));
            if (left.isEmpty()) {
                consumer.resume(partitions);
                return;
            }
            for (ConsumerRecord<byte @Nullable [], byte @Nullable []> record : consumer.poll(POLL)) {
                if (record.offset() < end(new TopicPartition(record.topic(), record.partition()))) {
                    visitor.accept(record);
                }
            }
        }
    }

    /** The one at a place, where there is one. */
    public Optional<ConsumerRecord<byte @Nullable [], byte @Nullable []>> at(TopicPartition place, long offset) {
        if (!partitions.contains(place) || offset >= end(place)) {
            return Optional.empty();
        }
        consumer.assign(List.of(place));
        consumer.seek(place, offset);
        List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> found = List.of();
        while (found.isEmpty() && consumer.position(place) < end(place)) {
            found = consumer.poll(POLL).records(place);
        }
        consumer.assign(partitions);
        return found.stream()
                .limit(1)
                .filter(record -> record.offset() == offset)
                .findFirst();
    }

    private long end(TopicPartition partition) {
        return Objects.requireNonNull(ends.get(partition));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
