// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.action.campaign.Content;
import dev.appizer.action.deliver.ToDeliver;
import dev.appizer.action.rows.CarriedRow;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.model.Identifier;
import dev.appizer.schemas.CallType;
import dev.appizer.schemas.CampaignDefinition;
import dev.appizer.schemas.CampaignState;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.Transition;
import dev.appizer.service.keys.KeyedHash;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** {@link Decide} on stores that outlive it, under a clock that the test moves. */
final class DecideDriver {

    static final Instant BEGIN = Instant.parse("2026-03-28T12:00:00Z");

    private final Map<String, KeyValueStore<Bytes, byte[]>> stores = new LinkedHashMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private Instant now = BEGIN;
    private MockProcessorContext<String, Decision> context = begin();
    private Decide decide = start();
    private long offset;

    /** Something that was sent, and when. */
    record Sent(String campaign, String person, Instant at) {}

    private MockProcessorContext<String, Decision> begin() {
        Properties config = new Properties();
        config.put("application.id", "decide-test");
        config.put("bootstrap.servers", "none:1");
        MockProcessorContext<String, Decision> made =
                new MockProcessorContext<>(config, new TaskId(0, 0), new File("none"));
        made.setCurrentSystemTimeMs(now.toEpochMilli());
        for (String name : Decide.STORES) {
            KeyValueStore<Bytes, byte[]> store = stores.computeIfAbsent(name, DecideDriver::store);
            if (!store.isOpen()) {
                store.init(made.getStateStoreContext(), store);
            }
            made.addStateStore(store);
        }
        return made;
    }

    private static KeyValueStore<Bytes, byte[]> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
    }

    private Decide start() {
        Decide made = new Decide(
                new Content(Optional.empty()),
                () -> new KeyedHash(Optional.of("a key")),
                question -> CompletableFuture.failedStage(new AssertionError("No campaign asks")),
                1,
                new NoMeters(),
                Duration.ofMinutes(1).toNanos() / 1_000);
        made.init(context);
        return made;
    }

    /** The process dies; what was committed is there. */
    void restart() {
        decide.close();
        context = begin();
        decide = start();
    }

    /** To the next minute; what is due then happens. */
    void tick() {
        now = now.plus(Duration.ofMinutes(1));
        context.setCurrentSystemTimeMs(now.toEpochMilli());
        // One that fires may schedule another, which is due at once.
        for (int turn = 0; turn < 5; turn++) {
            List<CapturedPunctuator> set = List.copyOf(context.scheduledPunctuators());
            set.stream()
                    .filter(one -> !one.cancelled())
                    .forEach(one -> one.getPunctuator().punctuate(now.toEpochMilli()));
        }
        collect();
    }

    Instant now() {
        return now;
    }

    List<Sent> sent() {
        return sent;
    }

    void campaign(String id, String body) {
        process(
                id,
                new Input.Defined(new CampaignDefinition(id, 1L, CampaignState.ACTIVE, now, body.replace('\'', '"'))));
    }

    void change(String person, String segment, boolean entered) {
        Transition transition = entered ? Transition.ENTERED : Transition.EXITED;
        process(
                person,
                new Input.Changed(new SegmentChange(
                        segment,
                        1L,
                        person,
                        Identifier.parse(person).id(),
                        transition,
                        ChangeReason.EVENT,
                        now,
                        now,
                        "m")));
    }

    void profile(String person, List<String> segments) {
        String id = Identifier.parse(person).id();
        Profile profile = Profile.newBuilder()
                .setCanonicalId(id)
                .setAnonymous(false)
                .setUserIds(List.of(id))
                .setAnonymousIds(List.of())
                .setSegments(segments)
                .build();
        process(person, new Input.Known(profile));
    }

    void event(String person, String messageId, String name) {
        EnrichedEvent event = EnrichedEvent.newBuilder()
                .setType(CallType.TRACK)
                .setMessageId(messageId)
                .setEvent(name)
                .setEventTime(now)
                .setReceivedAt(now)
                .build();
        process(
                person,
                new Input.Happened(new ResolvedEvent(
                        event, person, person, Identifier.parse(person).id(), 0L)));
    }

    private void process(String key, Input input) {
        context.setRecordMetadata("any", 0, offset++);
        decide.process(new Record<>(key, input, now.toEpochMilli()));
        collect();
    }

    private void collect() {
        for (CapturedForward<? extends String, ? extends Decision> one : context.forwarded()) {
            if (one.record().value() instanceof Decision.Told told && told.toDeliver() instanceof ToDeliver.Send send) {
                NotificationRow row = send.notification();
                sent.add(new Sent(row.getCampaign(), row.getPerson(), now));
            } else if (one.record().value() instanceof Decision.Carry carry) {
                CarriedRow unexpected = carry.row();
                throw new AssertionError("Nobody is merged: " + unexpected);
            }
        }
        context.resetForwards();
    }

    /** How many rows there are. */
    Map<String, Long> rows() {
        return stores.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().approximateNumEntries()));
    }

    private static final class NoMeters implements DecideMeters {

        @Override
        public void triggered(String campaign) {}

        @Override
        public void withheld(String campaign, String reason) {}

        @Override
        public void asked(String campaign, String outcome) {}
    }
}
