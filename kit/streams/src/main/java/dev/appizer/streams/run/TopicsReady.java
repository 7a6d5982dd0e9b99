// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until the topics exist, and refuses partition counts that would send a key's records to different tasks. */
final class TopicsReady {

    private static final Logger LOG = LoggerFactory.getLogger(TopicsReady.class);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int PAUSES_BETWEEN_LINES = 25;

    private final Admin admin;
    private final String application;

    TopicsReady(Admin admin, String application) {
        this.admin = admin;
        this.application = application;
    }

    /** @throws InvalidSettingsException where a topic has another number of partitions than the settings say */
    void await(List<Topic<?>> topics) throws InterruptedException {
        Map<String, KafkaFuture<TopicDescription>> found = describe(topics);
        for (Topic<?> topic : topics) {
            int tries = 0;
            while (!isReady(topic, Objects.requireNonNull(found.get(topic.name())))) {
                if (tries++ % PAUSES_BETWEEN_LINES == 0) {
                    LOG.info("Waiting: application={} topic={}", application, topic.name());
                }
                Thread.sleep(PAUSE.toMillis());
                found = describe(topics);
            }
        }
    }

    private Map<String, KafkaFuture<TopicDescription>> describe(List<Topic<?>> topics) {
        return admin.describeTopics(topics.stream().map(Topic::name).toList()).topicNameValues();
    }

    private static boolean isReady(Topic<?> topic, KafkaFuture<TopicDescription> found) throws InterruptedException {
        try {
            int partitions = found.get().partitions().size();
            if (partitions != topic.partitions()) {
                throw InvalidSettingsException.of(
                        "topics.partitions",
                        "does not fit: " + topic.name() + " has " + partitions + " partitions, and should have "
                                + topic.partitions());
            }
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof RetriableException) {
                return false;
            }
            throw new KafkaException("Can't look for topic " + topic.name(), e.getCause());
        }
    }
}
