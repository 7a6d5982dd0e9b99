// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.deadletters;

import dev.appizer.schemas.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A dead letter and the record that it came as. */
record Letter(ConsumerRecord<byte @Nullable [], byte @Nullable []> record, DeadLetter content) {

    TopicPartition partition() {
        return new TopicPartition(record.topic(), record.partition());
    }

    long offset() {
        return record.offset();
    }

    /** As one line: where it is, when it first failed, and what was wrong. */
    String line() {
        String field = content.getField() == null ? "" : " " + content.getField();
        String messageId = content.getMessageId() == null ? "" : " " + content.getMessageId();
        return record.partition() + ":" + record.offset() + " " + content.getFirstFailedAt() + " " + content.getStage()
                + " " + content.getCode() + field + messageId + ": " + content.getReason();
    }
}
