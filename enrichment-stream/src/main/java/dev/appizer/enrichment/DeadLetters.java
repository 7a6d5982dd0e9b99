// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.message.Refusal;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.streams.run.DeadLetterBuilders;
import java.nio.ByteBuffer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Sends what was refused to events.dead-letter, counted, keyed and timed as it came. */
final class DeadLetters {

    private static final String STAGE = "enrichment-stream";

    private final ProcessorContext<byte[], Object> context;
    private final OutcomeCounters counters;

    DeadLetters(ProcessorContext<byte[], Object> context, OutcomeCounters counters) {
        this.context = context;
        this.counters = counters;
    }

    void send(Record<byte[], ?> record, ByteBuffer original, Refusal refusal, @Nullable String messageId) {
        DeadLetter letter = DeadLetterBuilders.of(STAGE, context, record.headers())
                .setValue(original)
                .setCode(refusal.code().name())
                .setField(refusal.field())
                .setReason(refusal.reason())
                .setMessageId(messageId)
                .build();
        context.forward(record.withValue(letter), EnrichmentTopology.WRITE_DEAD_LETTERS);
        counters.deadLetter(refusal.code());
    }
}
