// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.message.Refusal;
import dev.appizer.model.Micros;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.streams.run.DeadLetterBuilders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Sends what was refused to events.dead-letter, counted, keyed and timed as it came. */
final class DeadLetters {

    /**
     * Whoever drives a dead letter again sends its firstFailedAt along, as decimal text in microseconds. Its presence
     * says that the record is a re-drive.
     */
    static final String FIRST_FAILED_AT = "appizer-first-failed-at";

    private static final String STAGE = "enrichment-stream";
    private static final int MICROS_DIGITS = 18;

    private final ProcessorContext<byte[], Object> context;
    private final OutcomeCounters counters;

    DeadLetters(ProcessorContext<byte[], Object> context, OutcomeCounters counters) {
        this.context = context;
        this.counters = counters;
    }

    void send(Record<byte[], ?> record, ByteBuffer original, Refusal refusal, @Nullable String messageId) {
        DeadLetter.Builder letter = DeadLetterBuilders.of(STAGE, context)
                .setValue(original)
                .setCode(refusal.code().name())
                .setField(refusal.field())
                .setReason(refusal.reason())
                .setMessageId(messageId);
        firstFailedAt(record.headers()).ifPresent(letter::setFirstFailedAt);
        context.forward(record.withValue(letter.build()), EnrichmentTopology.WRITE_DEAD_LETTERS);
        counters.deadLetter(refusal.code());
    }

    static boolean isRedriven(Headers headers) {
        return headers.lastHeader(FIRST_FAILED_AT) != null;
    }

    private static Optional<Instant> firstFailedAt(Headers headers) {
        @Nullable Header header = headers.lastHeader(FIRST_FAILED_AT);
        String text =
                header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
        boolean isMicros = !text.isEmpty()
                && text.length() <= MICROS_DIGITS
                && text.chars().allMatch(Character::isDigit);
        return isMicros ? Optional.of(Micros.toInstant(Long.parseLong(text))) : Optional.empty();
    }
}
