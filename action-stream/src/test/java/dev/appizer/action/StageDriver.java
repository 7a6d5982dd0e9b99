// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action;

import dev.appizer.action.campaign.Content;
import dev.appizer.action.channel.Outcome;
import dev.appizer.action.decide.Analytics;
import dev.appizer.action.decide.DecideMeters;
import dev.appizer.action.deliver.DeliverLimits;
import dev.appizer.action.deliver.DeliveryMeters;
import dev.appizer.action.deliver.RetryPolicy;
import dev.appizer.action.deliver.Sender;
import dev.appizer.action.rows.CarriedRow;
import dev.appizer.action.rows.EmailRow;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.action.rows.RecordRow;
import dev.appizer.action.rows.WebhookRow;
import dev.appizer.model.Identifier;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.CampaignDefinition;
import dev.appizer.schemas.CampaignState;
import dev.appizer.schemas.Cause;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.Delivery;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityChangeKind;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.Transition;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.testing.serdes.TestTopics;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The stage on one partition with a clock that the test moves; what it sends is kept in a list. */
final class StageDriver implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** How long a campaign waits behind an event. */
    static final Duration SETTLE = Duration.ofSeconds(1);

    final Topics topics = Topics.of("test.", 1, TestTopics.serdes());
    final List<NotificationRow> sent = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    final Map<String, Integer> withheld = new HashMap<>();
    private final Path state;
    private final TopologyTestDriver driver;
    private Instant now = NOON;
    private OptionalDouble answer = OptionalDouble.empty();

    StageDriver(Path state) {
        this.state = state;
        this.driver = new TopologyTestDriver(topology(), config(), now);
    }

    Topology topology() {
        Sender sender = notification -> {
            sent.add(notification);
            return CompletableFuture.completedStage(new Outcome.Delivered());
        };
        Analytics analytics = question -> {
            asked.add(question);
            return CompletableFuture.completedStage(new Analytics.Answer.Given(answer));
        };
        return ActionTopology.of(
                topics,
                new ActionTopology.Deciding(
                        new Content(Optional.of("shop@example.org")),
                        () -> new KeyedHash(Optional.of("a key")),
                        analytics,
                        SETTLE,
                        new Counting()),
                new ActionTopology.Sending(sender, DeliverLimits.USUAL, RetryPolicy.USUAL, DeliveryMeters.NONE),
                new TopologyConfig(new StreamsConfig(config())));
    }

    private final class Counting implements DecideMeters {

        @Override
        public void triggered(String campaign) {}

        @Override
        public void withheld(String campaign, String reason) {
            withheld.merge(campaign + " " + reason, 1, Integer::sum);
        }

        @Override
        public void asked(String campaign, String outcome) {}
    }

    private Properties config() {
        Properties config = new Properties();
        config.put("application.id", "action-test");
        config.put("bootstrap.servers", "none:1");
        config.put("state.dir", state.toString());
        config.put("default.key.serde", "org.apache.kafka.common.serialization.Serdes$StringSerde");
        return config;
    }

    /** Time goes on, in steps as a process would take them. */
    StageDriver pass(Duration time) {
        Instant end = now.plus(time);
        Duration step = time.compareTo(Duration.ofMinutes(1)) > 0 ? time.dividedBy(50) : Duration.ofMillis(100);
        while (now.isBefore(end)) {
            Duration next = Duration.between(now, end).compareTo(step) < 0 ? Duration.between(now, end) : step;
            driver.advanceWallClockTime(next);
            now = now.plus(next);
        }
        return this;
    }

    Instant now() {
        return now;
    }

    void answers(double value) {
        answer = OptionalDouble.of(value);
    }

    StageDriver campaign(String id, String body) {
        return campaign(id, body, CampaignState.ACTIVE, 1);
    }

    StageDriver campaign(String id, String body, CampaignState campaignState, long version) {
        return send(
                topics.campaigns(),
                id,
                new CampaignDefinition(id, version, campaignState, now, body.replace('\'', '"')));
    }

    StageDriver deleteCampaign(String id) {
        return send(topics.campaigns(), id, null);
    }

    /** Somebody's profile, with these segments and an e-mail address. */
    StageDriver profile(String person, String... segments) {
        return profile(person, Map.of("email", Identifier.parse(person).id() + "@example.org"), segments);
    }

    StageDriver profile(String person, Map<String, Object> traits, String... segments) {
        Identifier identifier = Identifier.parse(person);
        Profile profile = Profile.newBuilder()
                .setCanonicalId(identifier.id())
                .setAnonymous(!identifier.isUser())
                .setUserIds(identifier.isUser() ? List.of(identifier.id()) : List.of())
                .setAnonymousIds(identifier.isUser() ? List.of() : List.of(identifier.id()))
                .setTraits(traits)
                .setSegments(List.of(segments))
                .build();
        return send(topics.profiles(), person, profile);
    }

    StageDriver noProfile(String person) {
        return send(topics.profiles(), person, null);
    }

    StageDriver enter(String person, String segment) {
        return change(person, segment, Transition.ENTERED, ChangeReason.EVENT);
    }

    StageDriver exit(String person, String segment) {
        return change(person, segment, Transition.EXITED, ChangeReason.EVENT);
    }

    StageDriver change(String person, String segment, Transition transition, ChangeReason reason) {
        SegmentChange change = new SegmentChange(
                segment, 1L, person, Identifier.parse(person).id(), transition, reason, now, now, "m");
        return send(topics.segmentsChanges(), person, change);
    }

    StageDriver event(String person, String messageId, String name, Map<String, Object> properties) {
        return event(person, messageId, name, properties, now);
    }

    StageDriver event(String person, String messageId, String name, Map<String, Object> properties, Instant eventTime) {
        EnrichedEvent event = EnrichedEvent.newBuilder()
                .setType(CallType.TRACK)
                .setMessageId(messageId)
                .setEvent(name)
                .setEventTime(eventTime)
                .setReceivedAt(now)
                .setProperties(properties)
                .build();
        String id = Identifier.parse(person).id();
        return send(topics.eventsResolved(), person, new ResolvedEvent(event, person, person, id, 0L));
    }

    StageDriver merge(String from, String to) {
        return moved(IdentityChangeKind.MERGED, from, to);
    }

    /** An identifier leaves somebody. */
    StageDriver split(String identifier, String from) {
        IdentityChange change = new IdentityChange(
                IdentityChangeKind.SPLIT,
                List.of(identifier),
                from,
                identifier,
                2L,
                new Cause("unalias", now),
                null,
                0);
        return send(topics.identityChanges(), from, change);
    }

    /** A change that was found out then. */
    StageDriver changeOf(String person, String segment, Instant detectedAt) {
        SegmentChange change = new SegmentChange(
                segment,
                1L,
                person,
                Identifier.parse(person).id(),
                Transition.ENTERED,
                ChangeReason.EVENT,
                detectedAt,
                detectedAt,
                "m");
        return send(topics.segmentsChanges(), person, change);
    }

    StageDriver driveAgain(NotificationRow notification) {
        CarriedRow row = new CarriedRow(notification, null);
        return send(
                topics.actionsNotifications(), new RowCodec<>(CarriedRow.class).serde(), notification.getPerson(), row);
    }

    /** Of the records of one person for another, in bytes. */
    List<Integer> sizesOfCarried() {
        return records(topics.actionsNotifications()).stream()
                .map(record -> record.value().length)
                .toList();
    }

    StageDriver erase(String person) {
        return moved(IdentityChangeKind.ERASED, person, person);
    }

    private StageDriver moved(IdentityChangeKind kind, String from, String to) {
        IdentityChange change =
                new IdentityChange(kind, List.of(from), from, to, 1L, new Cause("alias", now), "receipt", 1);
        return send(topics.identityChanges(), from, change);
    }

    <V> StageDriver send(Topic<V> topic, String key, @Nullable V value) {
        return send(topic, topic.value(), key, value);
    }

    <V> StageDriver send(Topic<?> topic, Serde<V> serde, String key, @Nullable V value) {
        driver.createInputTopic(topic.name(), topic.key().serializer(), serde.serializer())
                .pipeInput(new TestRecord<>(key, value, now));
        return this;
    }

    /** What was told of deliveries since the last look, by the latest of each id. */
    Map<String, Delivery> deliveries() {
        Map<String, Delivery> latest = new HashMap<>();
        for (TestRecord<String, Delivery> record : records(topics.actionsDeliveries())) {
            latest.put(record.key(), record.value());
        }
        return latest;
    }

    <V> List<TestRecord<String, V>> records(Topic<V> topic) {
        return driver.createOutputTopic(
                        topic.name(), topic.key().deserializer(), topic.value().deserializer())
                .readRecordsToList();
    }

    /** To whom what was sent, in order: the campaign and the person. */
    List<String> sentTo() {
        return sent.stream()
                .map(notification -> notification.getCampaign() + " " + notification.getPerson())
                .toList();
    }

    /** What was sent, as text. */
    List<String> texts() {
        return sent.stream().map(StageDriver::text).toList();
    }

    private static String text(NotificationRow notification) {
        if (notification.getContent() instanceof WebhookRow webhook) {
            return webhook.getBody();
        } else if (notification.getContent() instanceof EmailRow email) {
            return email.getTo() + ": " + email.getSubject();
        }
        return ((RecordRow) notification.getContent()).getValue();
    }

    @Override
    public void close() {
        driver.close();
    }
}
