// SPDX-License-Identifier: Apache-2.0
package dev.appizer.broker;

import dev.appizer.broker.TopicException.Problem;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes sure of topics. */
public final class TopicAdmin {

    private final Admin admin;
    private final Collection<NewTopic> topics;
    private final Attempts attempts;

    private TopicAdmin(Admin admin, Collection<NewTopic> topics, Attempts attempts) {
        this.admin = admin;
        this.topics = topics;
        this.attempts = attempts;
    }

    /**
     * Creates the topics that are absent, and returns when every partition of all of them answers.
     *
     * <p>Creation alone returns before the leaders are ready, and an idempotent producer that starts
     * at once can then lose its first batches. The configuration of a topic that exists is left as it
     * is: an operator may have changed it.
     *
     * @param topics a partition count of -1 takes the broker's default, or any that exists
     * @param patience for everything together
     * @throws TopicException when a topic exists with another partition count, is refused, or isn't ready in time
     */
    public static void ensure(Admin admin, Collection<NewTopic> topics, Duration patience) {
        TopicAdmin all = new TopicAdmin(admin, topics, new Attempts(patience));
        all.create();
        all.awaitLeaders(all.requirePartitions());
    }

    private void create() {
        attempts.until(
                names(),
                millis -> CompletableFuture.allOf(
                        admin
                                .createTopics(topics, new CreateTopicsOptions().timeoutMs(millis))
                                .values()
                                .values()
                                .stream()
                                .map(created -> unlessExisting(created.toCompletionStage()))
                                .toArray(CompletableFuture[]::new)));
    }

    private static CompletableFuture<Void> unlessExisting(CompletionStage<Void> creation) {
        return creation.toCompletableFuture().exceptionally(failure -> {
            Throwable cause = Attempts.cause(failure);
            if (cause instanceof TopicExistsException) {
                return null;
            }
            throw new CompletionException(cause);
        });
    }

    private Collection<TopicDescription> requirePartitions() {
        List<String> names = topics.stream().map(NewTopic::name).toList();
        Map<String, TopicDescription> found = attempts.until(
                names(),
                millis -> admin.describeTopics(names, new DescribeTopicsOptions().timeoutMs(millis))
                        .allTopicNames()
                        .toCompletionStage());
        topics.forEach(topic -> requirePartitions(topic, found));
        return found.values();
    }

    private static void requirePartitions(NewTopic topic, Map<String, TopicDescription> found) {
        TopicDescription description = found.get(topic.name());
        int partitions = description == null ? 0 : description.partitions().size();
        if (topic.numPartitions() > 0 && topic.numPartitions() != partitions) {
            throw new TopicException(
                    Problem.PARTITIONS_DIFFER,
                    "Topic " + topic.name() + " has " + partitions + " partitions, but " + topic.numPartitions()
                            + " are configured.",
                    null);
        }
    }

    private void awaitLeaders(Collection<TopicDescription> descriptions) {
        Map<TopicPartition, OffsetSpec> latest = descriptions.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        attempts.until(
                names(),
                millis -> admin.listOffsets(latest, new ListOffsetsOptions().timeoutMs(millis))
                        .all()
                        .toCompletionStage());
    }

    private String names() {
        return topics.stream().map(NewTopic::name).collect(Collectors.joining(", "));
    }
}
