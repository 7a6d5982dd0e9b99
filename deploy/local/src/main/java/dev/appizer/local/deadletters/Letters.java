// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.deadletters;

import dev.appizer.local.instance.CommittedRecords;
import dev.appizer.local.instance.Deployment;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.topics.Topic;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The dead-letter topic, read to where it ended when it was opened: committed letters only. */
final class Letters implements AutoCloseable {

    private final Topic<DeadLetter> topic;
    private final CommittedRecords records;

    Letters(Deployment deployment) {
        this.topic = deployment.topics().eventsDeadLetter();
        this.records = new CommittedRecords(deployment, topic.name(), deployment.topicsPrefix() + "dead-letters");
    }

    /** Which were driven again. */
    Driven driven() {
        return Driven.of(records.committed());
    }

    /** Whose offsets say which letters were driven again. */
    ConsumerGroupMetadata group() {
        return records.group();
    }

    /** All letters, those of a partition in their order. */
    void each(Consumer<Letter> visitor) {
        records.each(record -> visitor.accept(letter(record)));
    }

    /** The one at a place, where there is one. */
    Optional<Letter> at(int partition, long offset) {
        return records.at(new TopicPartition(topic.name(), partition), offset).map(this::letter);
    }

    private Letter letter(ConsumerRecord<byte @Nullable [], byte @Nullable []> record) {
        return new Letter(record, topic.value().deserializer().deserialize(record.topic(), record.value()));
    }

    @Override
    public void close() {
        records.close();
    }
}
