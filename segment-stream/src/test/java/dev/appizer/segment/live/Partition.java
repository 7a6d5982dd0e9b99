// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.appizer.model.Micros;
import dev.appizer.schemas.Cause;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.DeadLetter;
import dev.appizer.schemas.Definition;
import dev.appizer.schemas.DefinitionKind;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityChangeKind;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.SegmentMembership;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.DeadlineStore;
import dev.appizer.segment.store.DefinitionKey;
import dev.appizer.segment.store.DefinitionStore;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.segment.store.Person;
import dev.appizer.segment.store.ReceiptStore;
import dev.appizer.segment.store.ShipmentStore;
import dev.appizer.service.keys.KeyedHash;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** One partition's processor, without a broker: punctuators fire when the test says, and what comes out is kept. */
final class Partition implements AutoCloseable {

    static final Limits SMALL = new Limits(3, 3, 1 << 20, 2, 2, 0);

    private static final List<String> NAMES = List.of(
            ContributionStore.NAME,
            HistoryStore.NAME,
            MembershipStore.PROFILES,
            MembershipStore.MEMBERS,
            DeadlineStore.NAME,
            DefinitionStore.NAME,
            ShipmentStore.NAME,
            ReceiptStore.NAME);

    private final Path directory;
    private final Limits limits;
    private final Map<String, KeyValueStore<Bytes, byte[]>> stores = new LinkedHashMap<>();
    private MockProcessorContext<String, Output> context;

    /** Of what is started from now on. */
    Retention retention = Retention.FOR_EVER;

    private KeepProfiles processor;
    private long now = Sent.at(500).toEpochMilli();
    static final byte[] ORIGINAL = {7};

    private final Map<CapturedPunctuator, Long> scheduled = new HashMap<>();

    final List<SegmentChange> changes = new ArrayList<>();
    final List<DeadLetter> refused = new ArrayList<>();
    final List<KeyValue<String, Contribution>> sentOn = new ArrayList<>();
    final List<KeyValue<String, Profile>> profiles = new ArrayList<>();
    /** The topic of memberships, its tombstones included. */
    final Map<String, Optional<SegmentMembership>> memberships = new TreeMap<>();

    /** In memory, with portions of a few rows: one at each punctuation. */
    Partition() {
        this(SMALL);
    }

    /** In memory. */
    Partition(Limits limits) {
        this(Path.of("target"), limits, Stores::inMemoryKeyValueStore);
    }

    Partition(Path directory, Limits limits, Function<String, KeyValueBytesStoreSupplier> kind) {
        this.directory = directory;
        this.limits = limits;
        this.context = newContext();
        for (String name : NAMES) {
            KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                            kind.apply(name), Serdes.Bytes(), Serdes.ByteArray())
                    .withLoggingDisabled()
                    .withCachingDisabled()
                    .build();
            store.init(context.getStateStoreContext(), store);
            stores.put(name, store);
        }
        this.processor = start();
    }

    private MockProcessorContext<String, Output> newContext() {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "not.asked:1");
        config.put("processing.exception.handler.global.enabled", true);
        return new MockProcessorContext<>(config, new TaskId(0, 0), directory.toFile());
    }

    private KeepProfiles start() {
        KeepProfiles started =
                new KeepProfiles(limits, () -> new KeyedHash(Optional.of("a secret of tests")), retention);
        context.setCurrentSystemTimeMs(now);
        started.init(context);
        collect();
        return started;
    }

    /** The process ends and another takes over the same stores. */
    void restart() {
        processor.close();
        context = newContext();
        stores.values().forEach(context::addStateStore);
        processor = start();
    }

    void at(Instant time) {
        now = time.toEpochMilli();
        context.setCurrentSystemTimeMs(now);
    }

    void take(String canonical, Contribution contribution) {
        take(canonical, new Input.Contributed(Sent.copy(contribution), () -> ORIGINAL));
    }

    void move(String from, String to, long version, String... identifiers) {
        Cause cause = new Cause("alias-" + version, Sent.at(version));
        take(
                from,
                new Input.Moved(new IdentityChange(
                        IdentityChangeKind.MERGED, List.of(identifiers), from, to, version, cause, null, 0)));
    }

    /** As of so many seconds after noon, under the receipt {@code r}, as if in three parts. */
    void erase(String place, long version, long second, String... identifiers) {
        Cause cause = new Cause(null, Sent.at(second));
        IdentityChange change = new IdentityChange(
                IdentityChangeKind.ERASED, List.of(identifiers), place, place, version, cause, "r", 3);
        take(place, new Input.Moved(change));
    }

    void command(Command command) {
        take(command.getCommandId(), new Input.Commanded(command));
    }

    /** All keys and values of its stores, as text. */
    String rows() {
        StringBuilder text = new StringBuilder();
        for (KeyValueStore<Bytes, byte[]> store : stores.values()) {
            try (KeyValueIterator<Bytes, byte[]> rows = store.all()) {
                rows.forEachRemaining(row ->
                        text.append(new String(row.key.get(), ISO_8859_1)).append(new String(row.value, ISO_8859_1)));
            }
        }
        return text.toString();
    }

    void define(String segment, long version, String body) {
        Definition definition =
                new Definition(DefinitionKind.SEGMENT, segment, version, Sent.NOON.plusSeconds(version), body);
        take(DefinitionKey.ofSegment(segment), new Input.Defined(definition));
    }

    void compute(String trait, long version, String body) {
        Definition definition =
                new Definition(DefinitionKind.COMPUTED_TRAIT, trait, version, Sent.NOON.plusSeconds(version), body);
        take(DefinitionKey.ofComputedTrait(trait), new Input.Defined(definition));
    }

    void deleteComputed(String trait) {
        take(DefinitionKey.ofComputedTrait(trait), new Input.Defined(null));
    }

    void delete(String segment) {
        take(DefinitionKey.ofSegment(segment), new Input.Defined(null));
    }

    private void take(String key, Input input) {
        context.setRecordMetadata("a-topic", 3, 42);
        processor.process(new Record<>(key, input, now));
        collect();
    }

    /** A little later fires every punctuator whose time has come, once; whether there was any. */
    boolean punctuate() {
        at(Instant.ofEpochMilli(now + 50));
        List<CapturedPunctuator> due = context.scheduledPunctuators().stream()
                .filter(punctuator -> !punctuator.cancelled())
                .filter(punctuator -> scheduled.getOrDefault(punctuator, now)
                                + punctuator.getInterval().toMillis()
                        <= now)
                .toList();
        for (CapturedPunctuator punctuator : due) {
            scheduled.put(punctuator, now);
            punctuator.getPunctuator().punctuate(now);
        }
        collect();
        return !due.isEmpty();
    }

    /** Time goes by, and what is due then is done. */
    void until(Instant time) {
        at(time);
        settle();
    }

    /** Fires punctuators until none is left; how often. */
    int settle() {
        int times = 0;
        while (punctuate()) {
            times++;
        }
        return times;
    }

    private void collect() {
        context.scheduledPunctuators().forEach(punctuator -> scheduled.putIfAbsent(punctuator, now));
        context.forwarded()
                .forEach(forward ->
                        collect(forward.record().key(), forward.record().value()));
        context.resetForwards();
    }

    private void collect(String key, Output output) {
        if (output instanceof Output.Changed changed) {
            changes.add(changed.change());
        } else if (output instanceof Output.SentOn sent) {
            sentOn.add(KeyValue.pair(key, sent.contribution()));
        } else if (output instanceof Output.ProfileState state) {
            profiles.add(KeyValue.pair(key, state.profile()));
        } else if (output instanceof Output.Refused letter) {
            refused.add(letter.letter());
        } else if (output instanceof Output.Membership membership) {
            memberships.put(key, Optional.ofNullable(membership.membership()));
        }
    }

    /** Takes what was sent on, as the loop of topics would bring it back, until nothing is left to do. */
    void run() {
        do {
            while (!sentOn.isEmpty()) {
                KeyValue<String, Contribution> next = sentOn.remove(0);
                take(next.key, next.value);
            }
        } while (punctuate() || !sentOn.isEmpty());
    }

    Person person(String canonical) {
        return new Person(canonical, store(ContributionStore.NAME), store(HistoryStore.NAME));
    }

    KeyValueStore<Bytes, byte[]> store(String name) {
        return Objects.requireNonNull(stores.get(name), name);
    }

    double redundantIdentifies() {
        return context.metrics().metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("redundant-identify-total"))
                .mapToDouble(metric -> (double) metric.getValue().metricValue())
                .sum();
    }

    /** Changes as lines: who, where, what, why. Forgets them. */
    List<String> changes() {
        List<String> lines = changes.stream()
                .map(change -> change.getCanonicalIdentifier() + " " + change.getTransition() + " "
                        + change.getSegmentId() + " v" + change.getSegmentVersion() + " " + change.getReason())
                .toList();
        changes.clear();
        return lines;
    }

    @Nullable
    Profile lastProfile(String canonical) {
        @Nullable Profile last = null;
        for (KeyValue<String, Profile> profile : profiles) {
            last = profile.key.equals(canonical) ? profile.value : last;
        }
        return last;
    }

    long size(String segment) {
        return DefinitionStore.size(store(DefinitionStore.NAME), segment);
    }

    static long micros(Instant time) {
        return Micros.of(time);
    }

    @Override
    public void close() {
        processor.close();
        stores.values().forEach(KeyValueStore::close);
    }
}
