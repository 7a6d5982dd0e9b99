// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment;

import dev.appizer.schemas.Definition;
import dev.appizer.schemas.SegmentMembership;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.live.ChangeLatency;
import dev.appizer.segment.live.Input;
import dev.appizer.segment.live.KeepProfiles;
import dev.appizer.segment.live.Output;
import dev.appizer.segment.live.TopicRecords;
import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.rows.Contributions;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.DeadlineStore;
import dev.appizer.segment.store.DefinitionStore;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.segment.store.ReceiptStore;
import dev.appizer.segment.store.ShipmentStore;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.Rows;
import dev.appizer.streams.topology.ByPartOfKey;
import dev.appizer.streams.topology.EveryPartition;
import dev.appizer.streams.topology.Replay;
import dev.appizer.streams.topology.Wires;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.ValueMapper;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/** Everything that concerns a person comes together on the partition of its canonical identifier, and is judged there. */
public final class SegmentTopology {

    private static final String[] STORES = {
        ContributionStore.NAME,
        HistoryStore.NAME,
        MembershipStore.PROFILES,
        MembershipStore.MEMBERS,
        DeadlineStore.NAME,
        DefinitionStore.NAME,
        ShipmentStore.NAME,
        ReceiptStore.NAME
    };

    /** While the state is rebuilt: what was told. */
    static final String TOLD_MEMBERSHIPS = "told-memberships";

    static final String TOLD_PROFILES = "told-profiles";

    static final ByPartOfKey<SegmentMembership> MEMBERSHIPS_BY_PERSON =
            new ByPartOfKey<>(TopicRecords::canonicalOfMembership);

    private static final RowCodec<Contribution> CONTRIBUTION = new RowCodec<>(Contribution.class);

    private static final String TAKE_EVENTS = "take-events";
    private static final String TAKE_SEEN_IDS = "take-seen-ids";

    /** Those that are functions of the record alone. */
    static final Set<String> PURE_STEPS = Set.of(TAKE_EVENTS, TAKE_SEEN_IDS);

    private SegmentTopology() {}

    /**
     * The whole stage, ready to be run.
     *
     * @param hash makes one for each task
     * @param retention how long events are kept
     * @param latency is told how long changes took
     */
    public static Topology of(
            Topics topics,
            Supplier<KeyedHash> hash,
            Retention retention,
            ChangeLatency latency,
            TopologyConfig config) {
        Wires wires = new Wires(new StreamsBuilder(config), Replay.NONE);
        return of(topics, () -> new KeepProfiles(hash, retention, latency), wires);
    }

    /**
     * The same as its state is rebuilt, with what was told of memberships and profiles as tables beside it.
     *
     * @param replay how it meets its topics meanwhile
     * @param untilMillis time stands still from then on
     */
    static Topology rebuilding(
            Topics topics,
            Supplier<KeyedHash> hash,
            Retention retention,
            TopologyConfig config,
            Replay replay,
            long untilMillis) {
        Wires wires = new Wires(new StreamsBuilder(config), replay);
        wires.table(topics.segmentsMembership(), TOLD_MEMBERSHIPS);
        wires.table(topics.profiles(), TOLD_PROFILES);
        return of(topics, () -> KeepProfiles.rebuilding(hash, retention, TOLD_MEMBERSHIPS, untilMillis), wires);
    }

    private static Topology of(
            Topics topics, ProcessorSupplier<String, Input, String, Output> keepProfiles, Wires wires) {
        StreamsBuilder builder = wires.builder();
        Stream.of(STORES).map(Rows::store).forEach(builder::addStateStore);
        KStream<String, Output> kept = inputs(wires, topics).process(keepProfiles, Named.as("keep-profiles"), STORES);
        write(kept, topics, wires);
        return builder.build();
    }

    private static KStream<String, Input> inputs(Wires wires, Topics topics) {
        KStream<String, Input> events = wires.read(topics.eventsResolved(), "read-resolved-events")
                .filter((key, event) -> event.getIdentifier() != null, Named.as("leave-out-system-events"))
                .mapValues(contributed(topics.eventsResolved(), Contributions::of), Named.as(TAKE_EVENTS));
        KStream<String, Input> seen = wires.read(topics.identitySeen(), "read-seen-ids")
                .mapValues(contributed(topics.identitySeen(), Contributions::of), Named.as(TAKE_SEEN_IDS));
        KStream<String, Input> moves =
                wires.read(topics.identityChanges(), "read-moves").mapValues(Input.Moved::new, Named.as("take-moves"));
        KStream<String, Input> commands = wires.read(topics.commands(), "read-commands")
                .mapValues(Input.Commanded::new, Named.as("take-commands"));
        KStream<String, Input> sentOn = wires.read(
                        topics.segmentsContributions(), contributions(), "read-contributions")
                .mapValues(
                        contribution -> new Input.Contributed(contribution, () -> CONTRIBUTION.encode(contribution)),
                        Named.as("take-contributions"));
        return events.merge(seen, Named.as("join-seen-ids"))
                .merge(moves, Named.as("join-moves"))
                .merge(commands, Named.as("join-commands"))
                .merge(sentOn, Named.as("join-contributions"))
                .merge(definitions(wires, topics), Named.as("join-definitions"));
    }

    private static <V> ValueMapper<V, Input> contributed(Topic<V> topic, Function<V, Contribution> contribution) {
        return value -> new Input.Contributed(
                contribution.apply(value), () -> topic.value().serializer().serialize(topic.name(), value));
    }

    /** Every partition gets every definition, as a record like any other: its version is part of the task's own state. */
    private static KStream<String, Input> definitions(Wires wires, Topics topics) {
        return wires.read(topics.segmentsDefinitions(), "read-definitions")
                .repartition(Repartitioned.with(Serdes.String(), new RowCodec<>(Definition.class).serde())
                        .withName("definitions-to-all")
                        .withStreamPartitioner(new EveryPartition<>())
                        .withNumberOfPartitions(topics.partitions()))
                .mapValues(Input.Defined::new, Named.as("take-definitions"));
    }

    private static void write(KStream<String, Output> kept, Topics topics, Wires wires) {
        wires.write(
                Wires.pick(kept, Output.Changed.class, Output.Changed::change, "changes"),
                topics.segmentsChanges(),
                "write-changes");
        wires.write(
                Wires.pick(kept, Output.Membership.class, Output.Membership::membership, "memberships"),
                topics.segmentsMembership(),
                MEMBERSHIPS_BY_PERSON,
                "write-memberships");
        wires.write(
                Wires.pick(kept, Output.ProfileState.class, Output.ProfileState::profile, "profiles"),
                topics.profiles(),
                "write-profiles");
        wires.write(
                Wires.pick(kept, Output.SentOn.class, Output.SentOn::contribution, "contributions"),
                topics.segmentsContributions(),
                contributions(),
                "write-contributions");
        wires.write(
                Wires.pick(kept, Output.Refused.class, Output.Refused::letter, "refused"),
                topics.eventsDeadLetter(),
                "write-dead-letters");
    }

    private static Serde<Contribution> contributions() {
        return CONTRIBUTION.serde();
    }
}
