// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.enrichers.Enricher;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.streams.metrics.Books;
import dev.appizer.streams.topology.Replay;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The stage as a topology. Keys and raw values are bytes throughout: a dead letter carries both exactly as they came, and
 * a record that cannot be decoded is an outcome like any other.
 */
public final class EnrichmentTopology {

    static final String READ_RAW_EVENTS = "read-raw-events";
    static final String ADMIT_RAW_EVENTS = "admit-raw-events";
    static final String VALIDATE_MESSAGES = "validate-messages";
    static final String DEDUPLICATE_MESSAGES = "deduplicate-messages";
    static final String ENRICH_MESSAGES = "enrich-messages";
    static final String WRITE_ENRICHED_EVENTS = "write-enriched-events";
    static final String WRITE_DEAD_LETTERS = "write-dead-letters";

    private EnrichmentTopology() {}

    /**
     * Assembles it, from left to right.
     *
     * @param enrichers asked in this order; they are shared by all threads
     */
    public static Topology of(
            TopologyConfig topologyConfig,
            Topics topics,
            EnrichmentConfig config,
            List<Enricher> enrichers,
            OutcomeCounters counters) {
        return of(topologyConfig, topics, config, enrichers, counters, Replay.NONE);
    }

    /**
     * The same.
     *
     * @param replay how it meets its topics while its state is rebuilt
     */
    static Topology of(
            TopologyConfig topologyConfig,
            Topics topics,
            EnrichmentConfig config,
            List<Enricher> enrichers,
            OutcomeCounters counters,
            Replay replay) {
        ReadRawEvent readRawEvent = new ReadRawEvent(topics.eventsRaw());
        PrepareMessage prepareMessage = new PrepareMessage(config);
        DeduplicationStores stores = new DeduplicationStores(config.deduplicationWindow());
        Topology topology = new Topology(topologyConfig);
        topology.addSource(
                AutoOffsetReset.earliest(),
                READ_RAW_EVENTS,
                new RecordTime(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topics.eventsRaw().name());
        topology.addProcessor(
                VALIDATE_MESSAGES,
                () -> new ValidateMessages(readRawEvent, prepareMessage, counters),
                admitted(topology, replay));
        topology.addProcessor(DEDUPLICATE_MESSAGES, deduplicating(config, stores, counters), VALIDATE_MESSAGES);
        topology.addProcessor(ENRICH_MESSAGES, () -> new EnrichMessages(enrichers, counters), DEDUPLICATE_MESSAGES);
        if (replay.isOn()) {
            topology.addProcessor(WRITE_ENRICHED_EVENTS, Untold::new, ENRICH_MESSAGES);
            topology.addProcessor(WRITE_DEAD_LETTERS, Untold::new, VALIDATE_MESSAGES, DEDUPLICATE_MESSAGES);
        } else {
            writeEnriched(topology, topics.eventsEnriched());
            writeDeadLetters(topology, topics.eventsDeadLetter());
        }
        return topology;
    }

    /** Each message goes on, becomes a dead letter, or is a repeat. */
    static Books books(Topics topics) {
        return new Books(
                ValidateMessages.VALIDATED,
                List.of(
                        topics.eventsEnriched().name(),
                        topics.eventsDeadLetter().name()),
                List.of(DeduplicateMessages.REPEATS));
    }

    /** The node from which records come that are to be taken. */
    private static String admitted(Topology topology, Replay replay) {
        if (!replay.isOn()) {
            return READ_RAW_EVENTS;
        }
        topology.addProcessor(ADMIT_RAW_EVENTS, replay.<byte[], byte[]>admission(), READ_RAW_EVENTS);
        return ADMIT_RAW_EVENTS;
    }

    /** What came of a record was told when it was read the first time. */
    private static final class Untold extends ContextualProcessor<byte[], Object, Void, Void> {

        @Override
        public void process(Record<byte[], Object> record) {}
    }

    private static ProcessorSupplier<byte[], PreparedMessage, byte[], Object> deduplicating(
            EnrichmentConfig config, DeduplicationStores stores, OutcomeCounters counters) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], PreparedMessage, byte[], Object> get() {
                return new DeduplicateMessages(stores, config.deduplicationWindow(), counters);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return stores.builders();
            }
        };
    }

    private static void writeEnriched(Topology topology, Topic<EnrichedEvent> to) {
        ByteArraySerializer keys = new ByteArraySerializer();
        topology.addSink(WRITE_ENRICHED_EVENTS, to.name(), keys, to.value().serializer(), ENRICH_MESSAGES);
    }

    private static void writeDeadLetters(Topology topology, Topic<DeadLetter> to) {
        ByteArraySerializer keys = new ByteArraySerializer();
        topology.addSink(
                WRITE_DEAD_LETTERS, to.name(), keys, to.value().serializer(), VALIDATE_MESSAGES, DEDUPLICATE_MESSAGES);
    }
}
