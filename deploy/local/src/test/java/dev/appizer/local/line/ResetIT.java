// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.appizer.identity.control.ClusterLimits;
import dev.appizer.schemas.Alias;
import dev.appizer.schemas.Cause;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityChangeKind;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.SegmentMembership;
import dev.appizer.schemas.Transition;
import dev.appizer.streams.rebuild.RebuildException;
import dev.appizer.streams.run.StreamsApplication;
import dev.appizer.testing.history.Call;
import dev.appizer.testing.history.Happening;
import dev.appizer.testing.history.HistoryGenerator;
import dev.appizer.testing.history.HistorySettings;
import dev.appizer.testing.kafka.KafkaExtension;
import dev.appizer.testing.kafka.KafkaUnderTest;
import dev.appizer.testing.registry.RegistryExtension;
import dev.appizer.testing.registry.RegistryUnderTest;
import dev.appizer.topics.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of every stage is made anew from the topics, and nobody outside notices, unless they had been told wrongly. */
@Tag("long")
@ExtendWith({KafkaExtension.class, RegistryExtension.class})
class ResetIT {

    private static final Logger LOG = LoggerFactory.getLogger(ResetIT.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LATER = 1_000_000;

    private final long seed = Long.getLong("line.seed", System.nanoTime());
    private final List<Call> calls = HistoryGenerator.generate(
                    HistorySettings.usual(60, 700).with(Happening.CONFLICT, 2), seed)
            .calls();
    private final List<Call> sent = new ArrayList<>();
    private final KafkaUnderTest kafka;
    private final Path directory;
    private final RunningLine line;

    ResetIT(KafkaUnderTest kafka, RegistryUnderTest registry, @TempDir Path directory) throws InterruptedException {
        this.kafka = kafka;
        this.directory = directory;
        this.line = RunningLine.start(kafka, registry, directory, 1);
    }

    @BeforeEach
    void defineSegments() throws IOException, InterruptedException {
        LOG.info("-Dline.seed={}", seed);
        SampleSegments.define(line.api());
    }

    @AfterEach
    void stop() {
        line.close();
    }

    @Test
    @Tag("chaos")
    void nobodyIsToldAnythingWhereTheStateIsAsItWasAndItGoesOnFromThere() throws IOException, InterruptedException {
        send(calls.subList(0, calls.size() / 2));
        AgainstReader.check(line, sent);
        Thread.sleep(ClusterLimits.USUAL.grace().plusSeconds(3).toMillis());
        line.stopAll();
        SortedMap<String, List<?>> told = told();

        resetAll();

        assertThat(told()).isEqualTo(told);
        line.startAll();
        send(calls.subList(calls.size() / 2, calls.size()));
        AgainstReader.check(line, sent);
    }

    /** Whatever was between the stages, or within one, when they stopped. */
    @Test
    @Tag("chaos")
    void whatWasOnItsWayArrives() throws IOException, InterruptedException {
        for (int part = 0; part < 3; part++) {
            send(calls.subList(part * calls.size() / 3, (part + 1) * calls.size() / 3));
            line.stopAll();
            resetAll();
            line.startAll();
        }

        AgainstReader.check(line, sent);
    }

    @Test
    @Tag("chaos")
    void whatWasToldWronglyIsCorrectedAndNothingElse() throws IOException, InterruptedException {
        send(calls);
        AgainstReader.check(line, sent);
        line.stopAll();
        forgeMemberships();
        forgeAnAssignment();
        int changes = line.records().all(line.topics().segmentsChanges()).size();

        resetAll();

        List<SegmentChange> all = line.records().values(line.topics().segmentsChanges());
        assertThat(all).hasSize(changes + 2);
        assertThat(all)
                .filteredOn(change -> change.getReason() == ChangeReason.DEFINITION)
                .hasSize(2);
        line.startAll();
        AgainstReader.check(line, sent);
    }

    @Test
    void whoWasErasedIsErasedBeforeAnythingIsReadAgain() throws IOException, InterruptedException {
        line.api().send("/v1/track", "{\"event\":\"purchase\",\"anonymousId\":\"device\"}");
        line.api().send("/v1/identify", """
                {"userId":"person","anonymousId":"device","traits":{"plan":"pro"}}""");
        line.api().send("/v1/track", "{\"event\":\"purchase\",\"userId\":\"stranger\"}");
        line.caughtUp().await(line.instances());
        String receipt = line.api()
                .admin("DELETE", "/v1/profiles/device", "")
                .body()
                .path("receiptId")
                .asText();
        line.caughtUp().await(line.instances());
        line.api().send("/v1/track", "{\"event\":\"login\",\"userId\":\"person\"}");
        line.api().send("/v1/identify", "{\"userId\":\"stranger\",\"anonymousId\":\"tablet\"}");
        line.caughtUp().await(line.instances());
        line.stopAll();
        SortedMap<String, List<?>> told = told();

        resetAll();

        assertThat(told()).isEqualTo(told);
        line.startAll();
        assertThat(line.api().find("/v1/profiles/device")).isEmpty();
        JsonNode person = line.api().find("/v1/profiles/person").orElseThrow();
        assertThat(person.path("eventCount").asInt()).isEqualTo(1);
        assertThat(person.path("traits")).isEmpty();
        assertThat(person.path("anonymousIds")).isEmpty();
        assertThat(line.api()
                        .find("/v1/profiles/tablet")
                        .orElseThrow()
                        .path("eventCount")
                        .asInt())
                .isEqualTo(1);
        Patience.until(
                PATIENCE,
                "the receipt says so",
                () -> line.api()
                        .find("/v1/erasures/" + receipt)
                        .filter(shown -> shown.path("state").asText().equals("DONE"))
                        .isPresent());
    }

    @Test
    @Tag("chaos")
    void itIsRefusedWhileAnInstanceRunsAndAnInstanceIsRefusedUntilItIsDone() throws IOException, InterruptedException {
        line.api().send("/v1/track", "{\"event\":\"purchase\",\"userId\":\"person\"}");
        line.caughtUp().await(line.instances());
        StreamsApplication segments = LineService.applications().get(0);
        assertThatThrownBy(() -> reset(segments))
                .isInstanceOf(RebuildException.class)
                .hasMessageContaining("still run");

        line.stopAll();
        assertThatThrownBy(() -> line.reset(segments, directory, ResetIT::breakOff))
                .hasMessageContaining("broken off");
        assertThatThrownBy(line::startAll).rootCause().hasMessageContaining("has not ended");
        line.stopAll();
        AtomicBoolean ended = new AtomicBoolean();
        AtOnce.during(() -> reset(segments), () -> repeatAnEvent(ended), () -> ended.set(true));

        line.startAll();
        assertThat(line.api().find("/v1/profiles/person")).isPresent();
    }

    /** The other stages may run meanwhile. */
    private void repeatAnEvent(AtomicBoolean ended) throws InterruptedException {
        Topic<ResolvedEvent> topic = line.topics().eventsResolved();
        ConsumerRecord<String, ResolvedEvent> event = line.records().all(topic).get(0);
        while (!ended.get()) {
            write(topic, event.partition(), event.key(), event.value());
            Thread.sleep(200);
        }
    }

    private static void breakOff(String progress) {
        if (progress.startsWith("Reading everything")) {
            throw new IllegalStateException("broken off");
        }
    }

    private void reset(StreamsApplication application) throws InterruptedException {
        line.reset(application, directory, text -> LOG.info("{}: {}", application.name(), text));
    }

    private void resetAll() throws InterruptedException {
        for (StreamsApplication application : LineService.applications()) {
            reset(application);
        }
    }

    /**
     * Of every topic that others read, all records; but for who was seen: whoever did something and was named by somebody
     * else is told of where the latter came first, and it is another order now.
     */
    private SortedMap<String, List<?>> told() {
        SortedMap<String, List<?>> told = new TreeMap<>();
        for (Topic<?> topic : line.topics().all()) {
            if (topic.schema() != null && !topic.equals(line.topics().identitySeen())) {
                told.put(
                        topic.name(),
                        line.records().all(topic).stream()
                                .map(record -> Map.entry(record.key(), String.valueOf(record.value())))
                                .toList());
            }
        }
        return told;
    }

    /** Somebody is told to be in a segment who is not, and somebody not to be who is. */
    private void forgeMemberships() {
        Topic<SegmentMembership> topic = line.topics().segmentsMembership();
        ConsumerRecord<String, SegmentMembership> one = line.records().all(topic).stream()
                .filter(record -> line.records().latest(topic).containsKey(record.key()))
                .findFirst()
                .orElseThrow();
        SegmentMembership in = one.value();
        SegmentMembership stranger = SegmentMembership.newBuilder(in)
                .setCanonicalIdentifier("user:nobody")
                .setCanonicalId("nobody")
                .build();
        write(topic, one.partition(), one.key(), null);
        int partition = BuiltInPartitioner.partitionForKey("user:nobody".getBytes(UTF_8), topic.partitions());
        write(topic, partition, stranger.getSegmentId() + "|user:nobody", stranger);
        change(in, Transition.EXITED);
        change(stranger, Transition.ENTERED);
    }

    private void change(SegmentMembership membership, Transition transition) {
        write(
                line.topics().segmentsChanges(),
                null,
                membership.getCanonicalIdentifier(),
                new SegmentChange(
                        membership.getSegmentId(),
                        membership.getSegmentVersion(),
                        membership.getCanonicalIdentifier(),
                        membership.getCanonicalId(),
                        transition,
                        ChangeReason.TIME,
                        Instant.now(),
                        Instant.now(),
                        null));
    }

    /** Somebody is told to be somebody else, and the segment stage will hear of it. */
    private void forgeAnAssignment() {
        ConsumerRecord<String, Alias> one = line.records().all(line.topics().identityAliases()).stream()
                .reduce((first, second) -> second)
                .orElseThrow();
        Alias alias = Alias.newBuilder(one.value())
                .setCanonicalIdentifier("user:somebody-else")
                .setCanonicalId("somebody-else")
                .setVersion(LATER)
                .build();
        write(line.topics().identityAliases(), one.partition(), one.key(), alias);
        String from = one.value().getCanonicalIdentifier();
        write(
                line.topics().identityChanges(),
                null,
                from,
                new IdentityChange(
                        IdentityChangeKind.MERGED,
                        List.of(one.key()),
                        from,
                        "user:somebody-else",
                        LATER,
                        new Cause(null, Instant.now()),
                        null,
                        0));
    }

    private <V> void write(Topic<V> topic, @Nullable Integer partition, String key, @Nullable V value) {
        try (Producer<String, @Nullable V> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                topic.key().serializer(),
                topic.value().serializer())) {
            Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(topic.name(), partition, key, value));
            producer.flush();
            assertThat(sent).isDone();
        }
    }

    private void send(List<Call> part) throws InterruptedException {
        sent.addAll(part);
        new CallSender(line.apis(), seed, Duration.ZERO).send(part);
    }
}
