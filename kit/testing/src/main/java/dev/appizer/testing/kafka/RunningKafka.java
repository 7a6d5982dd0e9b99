// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.kafka;

import dev.appizer.broker.TopicAdmin;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A Kafka that a test can use. */
public interface RunningKafka extends AutoCloseable {

    /** What a client takes as {@code bootstrap.servers}. */
    String bootstrapServers();

    /** A client for all tests, closed with the Kafka. */
    Admin admin();

    /** A topic prefix, dot included, that no other test has; good for group and application ids too. */
    default String freshPrefix() {
        return "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
    }

    /** Creates the topics that are absent; returns when all their partitions can be written. */
    default void createTopics(Collection<NewTopic> topics) {
        TopicAdmin.ensure(admin(), topics, Duration.ofSeconds(30));
    }

    /** The same with the partition count given and everything else left to the broker. */
    default void createTopics(int partitions, String... names) {
        List<NewTopic> topics = Stream.of(names)
                .map(name -> new NewTopic(name, Optional.of(partitions), Optional.empty()))
                .toList();
        createTopics(topics);
    }

    @Override
    void close();
}
