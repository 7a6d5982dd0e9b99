// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.streams.run.StreamsApplication;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether the line has worked off everything: each stage has committed the end of what it reads, open transactions and
 * internal topics included, and nothing is written any more (a backfill or a large join shows on no input).
 */
final class CaughtUp {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int QUIET_ROUNDS = 20;

    private final Admin admin;
    private final Topics topics;
    private final String prefix;

    CaughtUp(Admin admin, Topics topics, String prefix) {
        this.admin = admin;
        this.topics = topics;
        this.prefix = prefix;
    }

    /** @throws AssertionError where it takes too long, or an instance has failed meanwhile */
    void await(List<Instance> instances) throws InterruptedException {
        Quiet quiet = new Quiet();
        Patience.until(PATIENCE, "the line has caught up", () -> {
            if (!instances.stream().allMatch(Instance::isUp)) {
                throw new AssertionError("An instance has ended");
            }
            return quiet.rounds(ends()) >= QUIET_ROUNDS && isWorkedOff(ends());
        });
    }

    /** Waits until what was there at some moment has been worked off, while more comes in. */
    void awaitWorkedOff(Map<TopicPartition, Long> ends) throws InterruptedException {
        Patience.until(PATIENCE, "what was there is worked off", () -> isWorkedOff(ends));
    }

    private static final class Quiet {
        private Map<TopicPartition, Long> last = Map.of();
        private int rounds;

        int rounds(Map<TopicPartition, Long> ends) {
            rounds = ends.equals(last) ? rounds + 1 : 0;
            last = ends;
            return rounds;
        }
    }

    /** The end offset of every partition that belongs to the line. */
    Map<TopicPartition, Long> ends() throws InterruptedException {
        return ends(names());
    }

    /** Of every topic that belongs to the line, those of its stages alone included. */
    Set<String> names() throws InterruptedException {
        try {
            return admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(prefix) || name.startsWith(group("")))
                    .collect(Collectors.toSet());
        } catch (ExecutionException e) {
            throw new AssertionError("Kafka does not say which topics there are", e);
        }
    }

    /** The end offset of every partition of a topic. */
    Map<TopicPartition, Long> ends(Topic<?> topic) throws InterruptedException {
        return ends(Set.of(topic.name()));
    }

    private Map<TopicPartition, Long> ends(Set<String> names) throws InterruptedException {
        try {
            Map<TopicPartition, OffsetSpec> latest = admin.describeTopics(names).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, end -> offset(end.getValue())));
        } catch (ExecutionException e) {
            throw new AssertionError("Kafka does not say how far the topics are", e);
        }
    }

    private static long offset(ListOffsetsResultInfo info) {
        return info.offset();
    }

    private String group(String stage) {
        return StreamsApplication.id(prefix, stage);
    }

    private boolean isWorkedOff(Map<TopicPartition, Long> ends) throws InterruptedException {
        return isWorkedOff("enrichment-stream", List.of(topics.eventsRaw()), ends)
                && isWorkedOff(
                        "identity-stream",
                        List.of(topics.eventsEnriched(), topics.identityAliases(), topics.commands()),
                        ends)
                && isWorkedOff(
                        "segment-stream",
                        List.of(
                                topics.eventsResolved(),
                                topics.identitySeen(),
                                topics.identityChanges(),
                                topics.commands(),
                                topics.segmentsDefinitions(),
                                topics.segmentsContributions()),
                        ends);
    }

    private boolean isWorkedOff(String stage, List<Topic<?>> sources, Map<TopicPartition, Long> ends)
            throws InterruptedException {
        Set<String> names = sources.stream().map(Topic::name).collect(Collectors.toCollection(HashSet::new));
        String group = group(stage);
        Map<TopicPartition, OffsetAndMetadata> committed = committed(group);
        return ends.entrySet().stream()
                .filter(end -> names.contains(end.getKey().topic()) || isRepartition(group, end.getKey()))
                .allMatch(end -> end.getValue() == 0
                        || (committed.get(end.getKey()) != null
                                && committed.get(end.getKey()).offset() >= end.getValue()));
    }

    private static boolean isRepartition(String group, TopicPartition partition) {
        return partition.topic().startsWith(group + "-") && partition.topic().endsWith("-repartition");
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) throws InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            throw new AssertionError("Kafka does not say how far " + group + " is", e);
        }
    }
}
