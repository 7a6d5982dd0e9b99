// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.enrichment.EnrichmentConfig;
import dev.appizer.enrichment.EnrichmentTopology;
import dev.appizer.enrichment.OutcomeCounters;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.KeyScope;
import dev.appizer.schemas.RawEvent;
import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.Message;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The real enrichment stage, without a broker. */
public final class DrivenEnrichment implements AutoCloseable {

    /** For this process alone: a driver deletes what is there. */
    static final String STATE = "target/driven-state/" + ProcessHandle.current().pid();

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, RawEvent> raw;
    private final TestOutputTopic<String, EnrichedEvent> enriched;
    private final TestOutputTopic<String, DeadLetter> deadLetters;

    /** @param start of its clock */
    public DrivenEnrichment(Instant start) {
        Topics topics = TestTopics.topics();
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "enrichment");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "not.asked:1");
        config.put(StreamsConfig.STATE_DIR_CONFIG, STATE);
        config.put("processing.exception.handler.global.enabled", true);
        driver = new TopologyTestDriver(
                EnrichmentTopology.of(
                        new TopologyConfig(new StreamsConfig(config)),
                        topics,
                        EnrichmentConfig.defaults(),
                        List.of(),
                        new Uncounted()),
                config,
                start);
        raw = driver.createInputTopic(
                topics.eventsRaw().name(),
                topics.eventsRaw().key().serializer(),
                topics.eventsRaw().value().serializer());
        enriched = driver.createOutputTopic(
                topics.eventsEnriched().name(),
                topics.eventsEnriched().key().deserializer(),
                topics.eventsEnriched().value().deserializer());
        deadLetters = driver.createOutputTopic(
                topics.eventsDeadLetter().name(),
                topics.eventsDeadLetter().key().deserializer(),
                topics.eventsDeadLetter().value().deserializer());
    }

    private static final class Uncounted implements OutcomeCounters {
        @Override
        public void enriched() {}

        @Override
        public void duplicate() {}

        @Override
        public void deadLetter(Refusal.Code code) {}
    }

    /** In their order, without repeats. */
    public List<TestRecord<String, EnrichedEvent>> enrich(List<Message> messages) {
        messages.forEach(this::send);
        return enriched.readRecordsToList();
    }

    private void send(Message message) {
        Call call = message.call();
        RawEvent event = new RawEvent(
                ByteBuffer.wrap(call.toJson().getBytes(StandardCharsets.UTF_8)),
                CallType.valueOf(call.type().name()),
                call.messageId(),
                call.userId(),
                call.anonymousId(),
                call.previousId(),
                Micros.toInstant(message.receivedAt()),
                message.position(),
                call.sentAt() == null ? null : call.sentAt().toString(),
                null,
                "test",
                KeyScope.valueOf(call.scope().name()),
                null,
                null);
        Identifier sender = Identifier.ofSender(call.userId(), call.anonymousId());
        raw.pipeInput(
                sender == null ? call.messageId() : sender.toString(), event, Micros.toInstant(message.receivedAt()));
    }

    /** How many of what was sent since the last time were refused. */
    int deadLetters() {
        return deadLetters.readRecordsToList().size();
    }

    @Override
    public void close() {
        driver.close();
    }
}
