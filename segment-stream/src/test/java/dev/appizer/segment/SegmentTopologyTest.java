// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.schemas.CallType;
import dev.appizer.schemas.Cause;
import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityChangeKind;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.schemas.SeenIdentifier;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.SegmentMembership;
import dev.appizer.schemas.Transition;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.live.ChangeLatency;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.streams.topology.ByPartOfKey;
import dev.appizer.streams.topology.EveryPartition;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SegmentTopologyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String BUYERS =
            "{\"filters\":[{\"event\":\"purchase\",\"operator\":\"greaterThanOrEquals\",\"value\":2}]}";

    private final Topics topics = TestTopics.topics();
    private final TopologyTestDriver driver = new TopologyTestDriver(topology(), config(), NOON);

    @AfterEach
    void close() {
        driver.close();
    }

    /**
     * A renamed store or a node that moves leaves its state behind on the next deployment: whoever changes this file
     * decides that on purpose.
     */
    @Test
    void theTopologyIsTheOneThatRunsAlready() throws IOException {
        assertThat(topology().describe().toString()).isEqualToIgnoringNewLines(resource("expected-topology.txt"));
    }

    @Test
    void aPurchaseIsAChangeAMembershipAndAProfile() {
        define("buyers", BUYERS);
        purchase("m1", "user:u", "user:u", 0);
        purchase("m2", "user:u", "user:u", 0);

        TestRecord<String, SegmentChange> change = only(read(topics.segmentsChanges()));
        assertThat(change.key()).isEqualTo("user:u");
        assertThat(change.value().getSegmentId()).isEqualTo("buyers");
        TestRecord<String, SegmentMembership> membership = only(read(topics.segmentsMembership()));
        assertThat(membership.key()).isEqualTo("buyers|user:u");
        List<TestRecord<String, Profile>> profiles = read(topics.profiles());
        assertThat(profiles.get(profiles.size() - 1).value().getSegments()).containsExactly("buyers");
    }

    @Test
    void whatLeavesComesBackThroughTheLoopOfContributions() {
        define("buyers", BUYERS);
        purchase("m1", "anonymous:a", "anonymous:a", 0);
        purchase("m2", "user:u", "user:u", 0);

        input(topics.identityChanges())
                .accept(
                        "anonymous:a",
                        new IdentityChange(
                                IdentityChangeKind.MERGED,
                                List.of("anonymous:a"),
                                "anonymous:a",
                                "user:u",
                                1L,
                                new Cause("alias", NOON),
                                null,
                                0));

        TestRecord<String, SegmentChange> change = only(read(topics.segmentsChanges()));
        assertThat(change.key()).isEqualTo("user:u");
        assertThat(change.value().getMessageId()).isEqualTo("alias");
        assertThat(read(topics.profiles()))
                .filteredOn(record -> record.key().equals("anonymous:a"))
                .last()
                .satisfies(record -> assertThat(record.value()).isNull());
    }

    @Test
    void aDefinitionIsBackfilledByTheClock() {
        purchase("m1", "user:u", "user:u", 0);
        purchase("m2", "user:u", "user:u", 0);

        define("buyers", BUYERS);
        assertThat(read(topics.segmentsChanges())).isEmpty();
        driver.advanceWallClockTime(Duration.ofMillis(50));

        assertThat(read(topics.segmentsChanges())).hasSize(1);

        input(topics.segmentsDefinitions()).accept("segment:buyers", null);
        driver.advanceWallClockTime(Duration.ofMillis(50));
        SegmentChange exit = only(read(topics.segmentsChanges())).value();
        assertThat(exit.getTransition()).isEqualTo(Transition.EXITED);
        assertThat(exit.getEffectiveAt()).as("when the record was written").isEqualTo(NOON);
    }

    @Test
    void aSeenIdShowsInTheProfile() {
        purchase("m1", "user:u", "user:u", 0);

        input(topics.identitySeen()).accept("user:u", new SeenIdentifier("anonymous:a", "user:u", 0L, NOON, NOON));

        List<TestRecord<String, Profile>> profiles = read(topics.profiles());
        assertThat(profiles.get(profiles.size() - 1).value().getAnonymousIds()).containsExactly("a");
    }

    @Test
    void aSystemEventBelongsToNoProfile() {
        EnrichedEvent event = event("m1", "api_latency");

        input(topics.eventsResolved()).accept("m1", new ResolvedEvent(event, null, null, null, 0L));

        assertThat(read(topics.profiles())).isEmpty();
    }

    @Test
    void anotherKindOfDefinitionIsLeftAlone() {
        input(topics.segmentsDefinitions())
                .accept(
                        "computed-trait:spent",
                        new Definition(DefinitionKind.COMPUTED_TRAIT, "spent", 1L, NOON, "{\"event\":\"purchase\"}"));

        purchase("m1", "user:u", "user:u", 0);

        assertThat(read(topics.profiles())).hasSize(1);
    }

    @Test
    void aDefinitionGoesToEveryPartition() {
        assertThat(new EveryPartition<Definition>().partitions("any", "segment:x", null, 5))
                .contains(Set.of(0, 1, 2, 3, 4));
    }

    @Test
    void aMembershipLiesWhereItsPersonDoes() {
        ByPartOfKey<SegmentMembership> partitioner = new ByPartOfKey<>(key -> key.substring(key.indexOf('|') + 1));

        for (String person : List.of("user:u", "user:a|b", "anonymous:\uD83D\uDE00")) {
            byte[] key = person.getBytes(StandardCharsets.UTF_8);
            assertThat(partitioner.partitions("any", "buyers|" + person, null, 12))
                    .contains(Set.of(Utils.toPositive(Utils.murmur2(key)) % 12));
        }
    }

    private void define(String id, String body) {
        input(topics.segmentsDefinitions())
                .accept("segment:" + id, new Definition(DefinitionKind.SEGMENT, id, 1L, NOON, body));
    }

    private void purchase(String messageId, String identifier, String canonical, long version) {
        String id = canonical.substring(canonical.indexOf(':') + 1);
        input(topics.eventsResolved())
                .accept(canonical, new ResolvedEvent(event(messageId, "purchase"), identifier, canonical, id, version));
    }

    private static EnrichedEvent event(String messageId, String name) {
        return EnrichedEvent.newBuilder()
                .setType(CallType.TRACK)
                .setMessageId(messageId)
                .setEvent(name)
                .setEventTime(NOON)
                .setReceivedAt(NOON)
                .setProperties(Map.of("amount", 9L))
                .build();
    }

    private interface Input<V> {
        void accept(String key, @Nullable V value);
    }

    private <V> Input<V> input(Topic<V> topic) {
        var piped = driver.createInputTopic(
                topic.name(), topic.key().serializer(), topic.value().serializer());
        return (key, value) -> piped.pipeInput(key, value, NOON);
    }

    private <V> List<TestRecord<String, V>> read(Topic<V> topic) {
        return driver.createOutputTopic(
                        topic.name(), topic.key().deserializer(), topic.value().deserializer())
                .readRecordsToList();
    }

    private static <V> TestRecord<String, V> only(List<TestRecord<String, V>> records) {
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private Topology topology() {
        return SegmentTopology.of(
                topics,
                () -> new KeyedHash(Optional.of("a secret of tests")),
                Retention.FOR_EVER,
                ChangeLatency.UNTOLD,
                new TopologyConfig(new StreamsConfig(config())));
    }

    private static Properties config() {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "segments");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "not.asked:1");
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put("processing.exception.handler.global.enabled", true);
        return config;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SegmentTopologyTest.class.getResourceAsStream("/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
