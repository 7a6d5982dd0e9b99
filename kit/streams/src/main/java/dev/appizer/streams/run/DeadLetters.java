// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import dev.appizer.schemas.DeadLetter;
import dev.appizer.topics.Topic;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Makes dead letters of records that a stage could not read.
 *
 * @param topic where they go
 * @param stage that could not read them
 */
public record DeadLetters(Topic<DeadLetter> topic, String stage) {

    /** A record of the dead-letter topic for a record that is not what its topic says; it keeps the key. */
    ProducerRecord<byte[], byte[]> undecodable(ConsumerRecord<byte[], byte[]> record, String reason) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        DeadLetter letter = DeadLetterBuilders.of(stage, record)
                .setValue(ByteBuffer.wrap(value))
                .setCode("UNDECODABLE")
                .setReason(reason)
                .build();
        byte[] bytes = topic.value().serializer().serialize(topic.name(), letter);
        return new ProducerRecord<>(topic.name(), null, record.timestamp(), record.key(), bytes);
    }
}
