// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.message.RawMessage;
import dev.appizer.enrichment.message.Result;
import dev.appizer.enrichment.message.TimedMessage;
import dev.appizer.schemas.RawEvent;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Sends valid messages on, and the others to the dead letters: before de-duplication, which a message that was refused
 * must not occupy.
 */
final class ValidateMessages extends ContextualProcessor<byte[], byte[], byte[], Object> {

    /** The operation of the task's own count of what comes, for its books. */
    static final String VALIDATED = "validated-message";

    private final ReadRawEvent readRawEvent;
    private final PrepareMessage prepareMessage;
    private final OutcomeCounters counters;
    private @Nullable DeadLetters deadLetters;

    @SuppressWarnings("NullAway.Init") // by init(), before the first record
    private Sensor validated;

    ValidateMessages(ReadRawEvent readRawEvent, PrepareMessage prepareMessage, OutcomeCounters counters) {
        this.readRawEvent = readRawEvent;
        this.prepareMessage = prepareMessage;
        this.counters = counters;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        deadLetters = new DeadLetters(context, counters);
        validated = context.metrics()
                .addRateTotalSensor("messages", context.taskId().toString(), VALIDATED, RecordingLevel.INFO);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        validated.record(1, context().currentSystemTimeMs());
        Result<RawEvent> read = readRawEvent.read(record.value());
        Result<TimedMessage> prepared = read.then(event -> prepareMessage.prepare(raw(record, event)));
        if (prepared instanceof Result.Passed<TimedMessage> passed) {
            PreparedMessage message = new PreparedMessage(passed.value(), ByteBuffer.wrap(record.value()));
            context().forward(record.withValue(message), EnrichmentTopology.DEDUPLICATE_MESSAGES);
        } else if (prepared instanceof Result.Refused<TimedMessage> refused) {
            String messageId = read instanceof Result.Passed<RawEvent> event
                    ? event.value().getMessageId()
                    : null;
            ByteBuffer original = ByteBuffer.wrap(record.value() == null ? new byte[0] : record.value());
            Objects.requireNonNull(deadLetters).send(record, original, refused.refusal(), messageId);
        }
    }

    private static RawMessage raw(Record<byte[], byte[]> record, RawEvent event) {
        ByteBuffer key = record.key() == null ? null : ByteBuffer.wrap(record.key());
        return new RawMessage(key, record.timestamp(), event);
    }

    @Override
    public void close() {
        context().metrics().removeSensor(validated);
    }
}
