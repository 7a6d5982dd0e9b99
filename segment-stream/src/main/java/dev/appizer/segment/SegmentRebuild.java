// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment;

import dev.appizer.model.Micros;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityChangeKind;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.SegmentMembership;
import dev.appizer.schemas.Transition;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.live.KeepProfilesPending;
import dev.appizer.segment.live.TopicRecords;
import dev.appizer.segment.rows.DefinitionRow;
import dev.appizer.segment.rows.DefinitionStage;
import dev.appizer.segment.rows.MembershipRow;
import dev.appizer.segment.rows.ProfileRow;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.segment.store.Person;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.streams.rebuild.Corrections;
import dev.appizer.streams.rebuild.RebuildException;
import dev.appizer.streams.rebuild.Rebuilding;
import dev.appizer.streams.rebuild.ToldRecords;
import dev.appizer.streams.topology.Replay;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * How the state of profiles and memberships is made anew. Everything is judged as usual, and told where it differs from
 * what {@code segments.membership} and {@code profiles} say; a change that comes of it has the reason {@code DEFINITION}.
 */
final class SegmentRebuild implements Rebuilding {

    private final Topics topics;
    private final Supplier<KeyedHash> hash;
    private final Retention retention;

    private final long beginMillis;

    /** @param begin when it begins: whatever time brings about later is told by the instances, as always */
    SegmentRebuild(Topics topics, Supplier<KeyedHash> hash, Retention retention, Instant begin) {
        this.beginMillis = begin.toEpochMilli();
        this.topics = topics;
        this.hash = hash;
        this.retention = retention;
    }

    @Override
    public List<Topic<?>> inputs() {
        return List.of(
                topics.eventsResolved(),
                topics.identitySeen(),
                topics.identityChanges(),
                topics.commands(),
                topics.segmentsDefinitions());
    }

    @Override
    public List<Topic<?>> loops() {
        return List.of(topics.segmentsContributions());
    }

    @Override
    public List<Topic<?>> first() {
        return List.of(topics.identityChanges(), topics.commands());
    }

    @Override
    public Turn turn(@Nullable Object value) {
        boolean erases = (value instanceof IdentityChange change && change.getKind() == IdentityChangeKind.ERASED)
                || (value instanceof Command command
                        && (command.getKind() == CommandKind.ERASE || command.getKind() == CommandKind.SUPPRESS));
        return erases ? Turn.FIRST : Turn.THEN;
    }

    /** Whoever is in by a definition of a later build stays in until there is one, and here it would be nobody. */
    @Override
    public void prepare(ToldRecords told, Map<TopicPartition, Long> bounds) {
        SortedMap<String, DefinitionRow> rows = new TreeMap<>();
        told.latest(topics.segmentsDefinitions())
                .forEach((key, definition) -> rows.put(
                        key,
                        new DefinitionRow(
                                definition.getBody(),
                                definition.getVersion(),
                                Micros.of(definition.getUpdatedAt()),
                                DefinitionStage.LIVE)));
        Set<String> others = KeepProfilesPending.notJudged(rows, retention);
        if (!others.isEmpty()) {
            throw new RebuildException(
                    "This build can't judge by " + String.join(", ", others) + "; delete them, or use a later build.");
        }
    }

    @Override
    public Topology topology(TopologyConfig config, Replay replay) {
        return SegmentTopology.rebuilding(topics, hash, retention, config, replay, beginMillis);
    }

    @Override
    public boolean isSettled(KafkaStreams streams) {
        return !KeepProfilesPending.exist(name -> Rebuilding.store(streams, name), retention, now());
    }

    @Override
    public void reconcile(KafkaStreams streams, News news, Corrections corrections) {
        memberships(streams, corrections);
        profiles(streams, corrections);
    }

    private void memberships(KafkaStreams streams, Corrections corrections) {
        ReadOnlyKeyValueStore<Bytes, byte[]> members = Rebuilding.store(streams, MembershipStore.MEMBERS);
        ReadOnlyKeyValueStore<String, SegmentMembership> told =
                Rebuilding.store(streams, SegmentTopology.TOLD_MEMBERSHIPS);
        MembershipStore.eachMember(members, (segment, canonical, row) -> {
            String key = TopicRecords.membershipKey(segment, canonical);
            reconcile(told.get(key), TopicRecords.membership(segment, canonical, row), row, corrections);
        });
        try (KeyValueIterator<String, SegmentMembership> all = told.all()) {
            while (all.hasNext()) {
                SegmentMembership membership = all.next().value;
                String canonical = membership.getCanonicalIdentifier();
                if (MembershipStore.member(members, membership.getSegmentId(), canonical) == null) {
                    corrections.correct(to -> {
                        write(to, membership, null);
                        change(to, membership, Transition.EXITED, now());
                    });
                }
            }
        }
    }

    /** Whoever is in all the same was told so; since when may be told anew. */
    private void reconcile(
            @Nullable SegmentMembership told, SegmentMembership held, MembershipRow row, Corrections corrections) {
        if (!held.equals(told)) {
            corrections.correct(to -> {
                write(to, held, held);
                if (told == null) {
                    change(to, held, Transition.ENTERED, row.getSince());
                }
            });
        }
    }

    private void write(Corrections to, SegmentMembership of, @Nullable SegmentMembership value) {
        String key = TopicRecords.membershipKey(of.getSegmentId(), of.getCanonicalIdentifier());
        to.write(topics.segmentsMembership(), key, value, SegmentTopology.MEMBERSHIPS_BY_PERSON);
    }

    private void change(Corrections to, SegmentMembership membership, Transition transition, long effectiveAt) {
        to.write(
                topics.segmentsChanges(),
                membership.getCanonicalIdentifier(),
                TopicRecords.change(membership, transition, ChangeReason.DEFINITION, effectiveAt, now(), null));
    }

    private void profiles(KafkaStreams streams, Corrections corrections) {
        ReadOnlyKeyValueStore<Bytes, byte[]> contributions = Rebuilding.store(streams, ContributionStore.NAME);
        ReadOnlyKeyValueStore<Bytes, byte[]> history = Rebuilding.store(streams, HistoryStore.NAME);
        ReadOnlyKeyValueStore<Bytes, byte[]> profiles = Rebuilding.store(streams, MembershipStore.PROFILES);
        ReadOnlyKeyValueStore<String, Profile> told = Rebuilding.store(streams, SegmentTopology.TOLD_PROFILES);
        MembershipStore.eachProfile(profiles, (canonical, row) -> {
            Profile held = asRead(TopicRecords.profile(new Person(canonical, contributions, history), row));
            if (!held.equals(told.get(canonical))) {
                corrections.correct(to -> to.write(topics.profiles(), canonical, held));
            }
        });
        try (KeyValueIterator<String, Profile> all = told.all()) {
            while (all.hasNext()) {
                KeyValue<String, Profile> profile = all.next();
                @Nullable ProfileRow row = MembershipStore.profile(profiles, profile.key);
                if (row == null) {
                    corrections.correct(to -> to.write(topics.profiles(), profile.key, null));
                }
            }
        }
    }

    /** With the types that values have when they are read. */
    private Profile asRead(Profile profile) {
        String topic = topics.profiles().name();
        Serde<Profile> serde = topics.profiles().value();
        return serde.deserializer().deserialize(topic, serde.serializer().serialize(topic, profile));
    }

    private long now() {
        return beginMillis * 1_000;
    }
}
