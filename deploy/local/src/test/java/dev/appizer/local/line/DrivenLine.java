// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.identity.IdentityTopology;
import dev.appizer.identity.control.ClusterLimits;
import dev.appizer.local.TestHash;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;
import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.segment.SegmentTopology;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.live.ChangeLatency;
import dev.appizer.segment.store.DefinitionKey;
import dev.appizer.testing.history.Message;
import dev.appizer.testing.history.Unalias;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The three stages' real topologies, one behind the other, without a broker: each record runs through at once. */
final class DrivenLine implements AutoCloseable {

    private static final Duration LONGER_THAN_A_REST = Duration.ofMillis(300);
    private static final Duration A_MOMENT = Duration.ofMillis(50);
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final Topics topics = TestTopics.topics();
    private final Instant start;
    private final DrivenEnrichment enrichment;
    private final TopologyTestDriver identity;
    private final TopologyTestDriver segments;
    private final List<SegmentChange> changes = new ArrayList<>();
    private final NavigableMap<String, Profile> profiles = new TreeMap<>();
    private Instant now;
    private int deadLetters;

    DrivenLine(Instant start) {
        this.start = start;
        this.now = start;
        this.enrichment = new DrivenEnrichment(start);
        this.identity = driver(
                "identity", config -> IdentityTopology.of(topics, ClusterLimits.USUAL, TestHash::create, config));
        this.segments = driver(
                "segments",
                config ->
                        SegmentTopology.of(topics, TestHash::create, Retention.FOR_EVER, ChangeLatency.UNTOLD, config));
    }

    private TopologyTestDriver driver(String name, Function<TopologyConfig, Topology> topology) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "not.asked:1");
        config.put(StreamsConfig.STATE_DIR_CONFIG, DrivenEnrichment.STATE);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return new TopologyTestDriver(topology.apply(new TopologyConfig(new StreamsConfig(config))), config, start);
    }

    void define(DefinitionKind kind, String id, String body) {
        Definition definition = new Definition(kind, id, 1L, start, body);
        input(segments, topics.segmentsDefinitions()).pipeInput(DefinitionKey.of(definition), definition);
        goOn(Duration.ofSeconds(1));
    }

    private void goOn(Duration time) {
        segments.advanceWallClockTime(time);
        now = now.plus(time);
        collect();
    }

    /** Lets time go by until then, and all be done that is due. */
    void until(Instant time) {
        goOn(Duration.between(now, time).minus(SETTLING));
        for (Duration left = SETTLING; !left.isZero(); left = left.minus(A_MOMENT)) {
            goOn(A_MOMENT);
        }
    }

    /** The first stage alone, in the order in which messages arrived, which decides what is a repeat. */
    List<TestRecord<String, EnrichedEvent>> enrich(List<Message> messages) {
        List<TestRecord<String, EnrichedEvent>> enriched = enrichment.enrich(messages);
        deadLetters += enrichment.deadLetters();
        return enriched;
    }

    void send(TestRecord<String, EnrichedEvent> enriched) {
        pipe(identity, topics.eventsEnriched(), List.of(enriched));
        pump();
    }

    void send(Unalias unalias) {
        Instant at = Micros.toInstant(unalias.receivedAt());
        Command command = new Command(CommandKind.UNALIAS, unalias.previousId(), "c" + at, at, "", 0L);
        input(identity, topics.commands()).pipeInput(command.getCommandId(), command, at);
        pump();
    }

    /** Carries every record on until none is left. */
    private void pump() {
        carry(identity, segments, topics.eventsResolved());
        carry(identity, segments, topics.identitySeen());
        carry(identity, segments, topics.identityChanges());
        goOn(LONGER_THAN_A_REST);
    }

    private void collect() {
        output(segments, topics.segmentsChanges()).forEach(record -> changes.add(record.value()));
        for (TestRecord<String, Profile> record : output(segments, topics.profiles())) {
            if (record.value() == null) {
                profiles.remove(record.key());
            } else {
                profiles.put(record.key(), record.value());
            }
        }
    }

    private <V> void carry(TopologyTestDriver from, TopologyTestDriver to, Topic<V> topic) {
        pipe(to, topic, output(from, topic));
    }

    private static <V> void pipe(TopologyTestDriver to, Topic<V> topic, List<TestRecord<String, V>> records) {
        records.forEach(input(to, topic)::pipeInput);
    }

    private static <V> List<TestRecord<String, V>> output(TopologyTestDriver driver, Topic<V> topic) {
        return driver.createOutputTopic(
                        topic.name(), topic.key().deserializer(), topic.value().deserializer())
                .readRecordsToList();
    }

    private static <V> TestInputTopic<String, V> input(TopologyTestDriver driver, Topic<V> topic) {
        return driver.createInputTopic(
                topic.name(), topic.key().serializer(), topic.value().serializer());
    }

    /** Everything that came out on segments.changes, in order. */
    List<SegmentChange> changes() {
        return List.copyOf(changes);
    }

    /** The compacted view of the topic profiles. */
    NavigableMap<String, Profile> profiles() {
        return new TreeMap<>(profiles);
    }

    int deadLetters() {
        return deadLetters;
    }

    @Override
    public void close() {
        enrichment.close();
        identity.close();
        segments.close();
    }
}
