// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.run;

import dev.appizer.schemas.DeadLetter;
import dev.appizer.topics.RedriveHeader;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Begins dead letters: which stage refuses a record, whence it came, and when it first failed. The stage adds what was wrong. */
public final class DeadLetterBuilders {

    private DeadLetterBuilders() {}

    /** For the record that is being processed, which has these headers. */
    public static DeadLetter.Builder of(String stage, ProcessingContext context, Headers headers) {
        RecordMetadata origin = context.recordMetadata()
                .orElseThrow(() -> new IllegalStateException("A record is being processed, so it has an origin"));
        Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
        return of(stage, origin.topic(), origin.partition(), origin.offset(), headers, now);
    }

    /** For a record that never came to be processed. */
    static DeadLetter.Builder of(String stage, ConsumerRecord<byte[], byte[]> record) {
        return of(stage, record.topic(), record.partition(), record.offset(), record.headers(), Instant.now());
    }

    /** For a record at which a step threw. */
    static DeadLetter.Builder of(String stage, ErrorHandlerContext context) {
        return of(stage, context.topic(), context.partition(), context.offset(), context.headers(), Instant.now());
    }

    private static DeadLetter.Builder of(
            String stage, String topic, int partition, long offset, Headers headers, Instant now) {
        return DeadLetter.newBuilder()
                .setStage(stage)
                .setOriginTopic(topic)
                .setOriginPartition(partition)
                .setOriginOffset(offset)
                .setFirstFailedAt(RedriveHeader.firstFailedAt(headers).orElse(now));
    }
}
