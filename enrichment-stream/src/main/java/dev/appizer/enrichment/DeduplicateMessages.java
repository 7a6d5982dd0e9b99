// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.deduplication.Fingerprint;
import dev.appizer.enrichment.deduplication.Verdict;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.topics.RedriveHeader;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Lets the first message under a messageId pass, drops its repeats, and refuses others under the same one. */
final class DeduplicateMessages extends ContextualProcessor<byte[], PreparedMessage, byte[], Object> {

    /** The task's own count of repeats, for its books. */
    static final String REPEATS = "repeated-message";

    private final DeduplicationStores stores;
    private final long window;
    private final OutcomeCounters counters;
    private @Nullable SeenMessages seenMessages;
    private @Nullable DeadLetters deadLetters;

    @SuppressWarnings("NullAway.Init") // by init(), before the first record
    private Sensor repeats;

    DeduplicateMessages(DeduplicationStores stores, Duration window, OutcomeCounters counters) {
        this.stores = stores;
        this.window = window.toNanos() / 1_000;
        this.counters = counters;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        seenMessages = stores.open(context);
        deadLetters = new DeadLetters(context, counters);
        repeats = context.metrics()
                .addRateTotalSensor("messages", context.taskId().toString(), REPEATS, RecordingLevel.INFO);
    }

    @Override
    public void process(Record<byte[], PreparedMessage> record) {
        SeenMessages seen = Objects.requireNonNull(seenMessages);
        Fingerprint fingerprint = Fingerprint.of(record.value().message());
        switch (Verdict.of(fingerprint.seen(), seen.near(fingerprint), window)) {
            case FIRST -> {
                seen.remember(fingerprint, RedriveHeader.isOn(record.headers()));
                context().forward(record.withValue(record.value().message()), EnrichmentTopology.ENRICH_MESSAGES);
            }
            case REPEAT -> {
                repeats.record(1, context().currentSystemTimeMs());
                counters.duplicate();
            }
            case CONFLICT -> refuse(record);
        }
    }

    private void refuse(Record<byte[], PreparedMessage> record) {
        String reason = "Another message was accepted under this messageId; give each message its own";
        Refusal refusal = new Refusal(Refusal.Code.DUPLICATE_CONFLICT, "messageId", reason);
        String messageId = record.value().message().parsed().event().getMessageId();
        Objects.requireNonNull(deadLetters).send(record, record.value().original(), refusal, messageId);
    }

    @Override
    public void close() {
        context().metrics().removeSensor(repeats);
    }
}
