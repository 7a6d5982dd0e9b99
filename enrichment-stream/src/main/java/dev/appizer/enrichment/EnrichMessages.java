// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.enrichers.Enricher;
import dev.appizer.enrichment.enrichers.Enrichments;
import dev.appizer.enrichment.enrichers.Subject;
import dev.appizer.enrichment.message.TimedMessage;
import dev.appizer.schemas.RawEvent;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Asks every enricher, in order, and writes the event at the time of its arrival. */
final class EnrichMessages extends ContextualProcessor<byte[], TimedMessage, byte[], Object> {

    private final List<Enricher> enrichers;
    private final OutcomeCounters counters;

    EnrichMessages(List<Enricher> enrichers, OutcomeCounters counters) {
        this.enrichers = List.copyOf(enrichers);
        this.counters = counters;
    }

    @Override
    public void process(Record<byte[], TimedMessage> record) {
        TimedMessage message = record.value();
        long receivedAtMs = message.receivedAt() / 1_000;
        context()
                .forward(
                        record.withValue(ShapeEvent.of(message, enrich(message)))
                                .withTimestamp(receivedAtMs),
                        EnrichmentTopology.WRITE_ENRICHED_EVENTS);
        counters.enriched();
    }

    private Enrichments enrich(TimedMessage message) {
        RawEvent raw = message.parsed().event();
        Subject subject =
                new Subject(message.normal().context(), raw.getUserAgent(), raw.getClientIp(), raw.getScope());
        Enrichments known = Enrichments.none(message.warnings());
        for (Enricher enricher : enrichers) {
            known = enricher.enrich(subject, known);
        }
        return known;
    }
}
