// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.deadletters;

import dev.appizer.local.cli.CommandProblem;
import dev.appizer.local.instance.Instance;
import dev.appizer.registry.RegistryConfig;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.topics.AvroSerdes;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
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
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The dead-letter topic, read to where it ended when it was opened: committed letters only. */
final class Letters implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Topic<DeadLetter> topic;
    private final Consumer<byte @Nullable [], byte @Nullable []> consumer;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> ends;

    Letters(Instance instance) {
        AvroSerdes serdes = new AvroSerdes(Map.of(RegistryConfig.URL, instance.registry()));
        this.topic = Topics.of(instance.topicsPrefix(), 1, serdes).eventsDeadLetter();
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        instance.kafka(),
                        "isolation.level",
                        "read_committed",
                        "allow.auto.create.topics",
                        false,
                        "group.id",
                        instance.topicsPrefix() + "dead-letters",
                        "enable.auto.commit",
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        @Nullable List<PartitionInfo> found = consumer.listTopics().get(topic.name());
        if (found == null) {
            consumer.close();
            throw CommandProblem.failed("There is no topic " + topic.name() + ".");
        }
        this.partitions = found.stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        this.ends = consumer.endOffsets(partitions);
    }

    /** Which were driven again. */
    Driven driven() {
        return Driven.of(consumer.committed(Set.copyOf(partitions)));
    }

    /** Whose offsets say which letters were driven again. */
    ConsumerGroupMetadata group() {
        return consumer.groupMetadata();
    }

    /** All letters, those of a partition in their order. */
    void each(java.util.function.Consumer<Letter> visitor) {
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
                    visitor.accept(letter(record));
                }
            }
        }
    }

    /** The one at a place, where there is one. */
    Optional<Letter> at(int partition, long offset) {
        TopicPartition place = new TopicPartition(topic.name(), partition);
        if (!partitions.contains(place) || offset >= end(place)) {
            return Optional.empty();
        }
        consumer.assign(List.of(place));
        consumer.seek(place, offset);
        List<ConsumerRecord<byte @Nullable [], byte @Nullable []>> found = List.of();
        while (found.isEmpty() && consumer.position(place) < end(place)) {
            found = consumer.poll(POLL).records(place);
        }
        return found.stream()
                .limit(1)
                .filter(record -> record.offset() == offset)
                .map(this::letter)
                .findFirst();
    }

    private long end(TopicPartition partition) {
        return Objects.requireNonNull(ends.get(partition));
    }

    private Letter letter(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        return new Letter(record, topic.value().deserializer().deserialize(record.topic(), record.value()));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
