// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.rebuild;

import dev.appizer.topics.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics and offsets of one application, as Kafka keeps them. */
final class Places {

    private static final long LOOK_MILLIS = 100;

    private final Admin admin;
    private final String group;

    /** @param admin stays the caller's to close */
    Places(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    static List<TopicPartition> partitions(Topic<?> topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
    }

    static List<TopicPartition> partitions(Collection<Topic<?>> topics) {
        return topics.stream().flatMap(topic -> partitions(topic).stream()).toList();
    }

    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) throws InterruptedException {
        return offsets(partitions, OffsetSpec.earliest());
    }

    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) throws InterruptedException {
        return offsets(partitions, OffsetSpec.latest());
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec)
            throws InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        get(admin.listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, same -> spec)))
                        .all())
                .forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    /** What the application has committed, as far as it is known: a commit may be under way. */
    Map<TopicPartition, Long> committed() throws InterruptedException {
        return committed(false);
    }

    /**
     * What the application has committed, once every commit that was under way has come to its end: whoever was killed leaves
     * one open until it is given up.
     */
    Map<TopicPartition, Long> finallyCommitted() throws InterruptedException {
        while (true) {
            Map<TopicPartition, Long> all = committed(false);
            Map<TopicPartition, Long> stable = committed(true); // leaves out those of which one is under way
            if (stable.keySet().equals(all.keySet())) {
                return stable;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private Map<TopicPartition, Long> committed(boolean stable) throws InterruptedException {
        ListConsumerGroupOffsetsOptions options = new ListConsumerGroupOffsetsOptions().requireStable(stable);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> found =
                get(admin.listConsumerGroupOffsets(group, options).partitionsToOffsetAndMetadata());
        found.forEach((partition, offset) -> {
            if (offset != null) {
                offsets.put(partition, offset.offset());
            }
        });
        return offsets;
    }

    /** Forgets all that the application has committed, and says where it goes on. Nobody may be in the group. */
    void commitAnew(Map<TopicPartition, Long> offsets) throws InterruptedException {
        try {
            get(admin.deleteConsumerGroups(List.of(group)).all());
        } catch (GroupIdNotFoundException nothingToForget) {
            // So it is as it should be.
        }
        get(admin.alterConsumerGroupOffsets(
                        group,
                        offsets.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, offset -> new OffsetAndMetadata(offset.getValue()))))
                .all());
    }

    /** How many instances, or threads of theirs, are in the group, of those with such client ids. */
    long members(Predicate<String> clientIds) throws InterruptedException {
        try {
            return get(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
                    .flatMap(description -> description.members().stream())
                    .filter(member -> clientIds.test(member.clientId()))
                    .count();
        } catch (GroupIdNotFoundException nobody) {
            return 0;
        }
    }

    /** The topics that belong to the application alone. */
    Set<String> own() throws InterruptedException {
        return named(name -> name.startsWith(group + "-"));
    }

    boolean exists(String topic) throws InterruptedException {
        return !named(topic::equals).isEmpty();
    }

    private Set<String> named(Predicate<String> names) throws InterruptedException {
        return get(admin.listTopics().names()).stream().filter(names).collect(Collectors.toSet());
    }

    /** The partitions of some topics. */
    List<TopicPartition> partitions(Set<String> topics) throws InterruptedException {
        return get(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    void delete(Set<String> topics) throws InterruptedException {
        for (String topic : topics) {
            try {
                get(admin.deleteTopics(List.of(topic)).all());
            } catch (UnknownTopicOrPartitionException gone) {
                // So it is as it should be.
            }
        }
        while (!named(topics::contains).isEmpty()) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    static <T> T get(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException refusal) {
                throw refusal;
            }
            throw new KafkaException("Kafka did not answer", e.getCause());
        }
    }
}
