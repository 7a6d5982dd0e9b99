// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import dev.appizer.schemas.DeadLetter;
import dev.appizer.topics.Topic;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes dead letters of records that a stage could not read.
 *
 * @param topic where they go
 * @param stage that could not read them
 */
public record DeadLetters(Topic<DeadLetter> topic, String stage) {

    /** A record of the dead-letter topic for a record that is not what its topic says; it keeps the key. */
    ProducerRecord<byte[], byte[]> undecodable(ConsumerRecord<byte[], byte[]> record, String reason) {
        DeadLetter.Builder letter =
                DeadLetterBuilders.of(stage, record).setCode("UNDECODABLE").setReason(reason);
        return letter(letter, record.value(), record.timestamp(), record.key());
    }

    /** The same for a record at which a step threw. */
    ProducerRecord<byte[], byte[]> failed(ErrorHandlerContext context, Exception exception) {
        DeadLetter.Builder letter = DeadLetterBuilders.of(stage, context)
                .setCode("STEP_FAILED")
                .setReason("The step " + context.processorNodeId() + " failed: " + exception);
        return letter(letter, context.sourceRawValue(), context.timestamp(), context.sourceRawKey());
    }

    private ProducerRecord<byte[], byte[]> letter(
            DeadLetter.Builder letter, byte @Nullable [] value, long timestamp, byte[] key) {
        letter.setValue(ByteBuffer.wrap(value == null ? new byte[0] : value));
        byte[] bytes = topic.value().serializer().serialize(topic.name(), letter.build());
        return new ProducerRecord<>(topic.name(), null, timestamp, key, bytes);
    }
}
