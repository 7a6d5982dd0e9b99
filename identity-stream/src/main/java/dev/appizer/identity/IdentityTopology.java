// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity;

import dev.appizer.identity.control.ClusterLimits;
import dev.appizer.identity.control.DecideLinks;
import dev.appizer.identity.router.ApplyCommands;
import dev.appizer.identity.router.IdentifierStore;
import dev.appizer.identity.router.KeepAssignments;
import dev.appizer.identity.router.LinkRequests;
import dev.appizer.identity.router.MarkSeen;
import dev.appizer.identity.router.RouteEvents;
import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.identity.rows.SeenNotice;
import dev.appizer.schemas.Alias;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityConflict;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.schemas.SeenIdentifier;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.streams.metrics.Books;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.Rows;
import dev.appizer.streams.topology.EveryPartition;
import dev.appizer.streams.topology.Replay;
import dev.appizer.streams.topology.Wires;
import dev.appizer.topics.Topics;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The two planes. The data plane routes events by what it knows now; the control plane, on one partition, decides who is
 * whom. What it decides they read from {@code identity.aliases} (and, of the erased, {@code commands}), so an event never
 * waits.
 */
public final class IdentityTopology {

    /** While the state is rebuilt: what was told of each identifier. */
    static final String TOLD_ALIASES = "told-aliases";

    private IdentityTopology() {}

    /**
     * Assembles it.
     *
     * @param limits of the clusters
     * @param hash makes one for each task
     */
    public static Topology of(Topics topics, ClusterLimits limits, Supplier<KeyedHash> hash, TopologyConfig config) {
        StreamsBuilder builder = new StreamsBuilder(config);
        assemble(new Wires(builder, Replay.NONE), topics, hash, () -> new DecideLinks(limits, hash), null);
        return builder.build();
    }

    /**
     * The same as its state is rebuilt, with what {@code identity.aliases} says as a table beside it.
     *
     * @param replay how it meets its topics meanwhile
     * @param places what the control plane is told of each move that was told before
     */
    static Topology rebuilding(
            Topics topics,
            TopologyConfig config,
            Replay replay,
            Function<IdentityChange, List<LinkRequest>> places,
            Supplier<KeyedHash> hash,
            ProcessorSupplier<String, LinkRequest, String, SpecificRecord> decideLinks) {
        StreamsBuilder builder = new StreamsBuilder(config);
        Wires wires = new Wires(builder, replay);
        wires.table(topics.identityAliases(), TOLD_ALIASES);
        KStream<String, LinkRequest> told = wires.read(topics.identityChanges(), "read-told-moves")
                .flatMapValues(places::apply, Named.as("note-places"));
        assemble(wires, topics, hash, decideLinks, told);
        return builder.build();
    }

    /** Each event goes to its person, or its sender was erased. */
    static Books books(Topics topics) {
        return new Books(RouteEvents.ROUTED, List.of(topics.eventsResolved().name()), RouteEvents.LEFT_OUT);
    }

    private static void assemble(
            Wires wires,
            Topics topics,
            Supplier<KeyedHash> hash,
            ProcessorSupplier<String, LinkRequest, String, SpecificRecord> decideLinks,
            @Nullable KStream<String, LinkRequest> more) {
        StreamsBuilder builder = wires.builder();
        builder.addStateStore(Rows.store(IdentifierStore.NAME));
        builder.addStateStore(Rows.store(RouteEvents.PAIRS));
        builder.addStateStore(Rows.store(DecideLinks.STORE));

        KStream<String, SpecificRecord> routed = wires.read(topics.eventsEnriched(), "read-enriched-events")
                .process(
                        () -> new RouteEvents(hash), Named.as("route-events"), IdentifierStore.NAME, RouteEvents.PAIRS);
        KStream<String, SpecificRecord> kept = wires.read(topics.identityAliases(), "read-assignments")
                .process(() -> new KeepAssignments(hash), Named.as("keep-assignments"), IdentifierStore.NAME);
        KStream<String, SpecificRecord> marked = Wires.only(routed, SeenNotice.class, "seen-notices")
                .repartition(Repartitioned.with(Serdes.String(), new RowCodec<>(SeenNotice.class).serde())
                        .withName("seen-notices")
                        .withNumberOfPartitions(topics.partitions()))
                .process(() -> new MarkSeen(hash), Named.as("mark-seen"), IdentifierStore.NAME);

        KStream<String, Command> commands = wires.read(topics.commands(), "read-commands");
        KStream<String, LinkRequest> erasures = commands.filter(
                        (key, command) ->
                                command.getKind() == CommandKind.ERASE || command.getKind() == CommandKind.SUPPRESS,
                        Named.as("pick-erasures"))
                .mapValues(LinkRequests::erase, Named.as("ask-to-erase"));
        KStream<String, SpecificRecord> undone = commands.repartition(
                        Repartitioned.with(Serdes.String(), new RowCodec<>(Command.class).serde())
                                .withName("commands-to-all")
                                .withStreamPartitioner(new EveryPartition<>())
                                .withNumberOfPartitions(topics.partitions()))
                .process(
                        () -> new ApplyCommands(hash),
                        Named.as("apply-commands"),
                        RouteEvents.PAIRS,
                        IdentifierStore.NAME);

        wires.write(Wires.only(routed, ResolvedEvent.class, "resolved"), topics.eventsResolved(), "write-resolved");
        wires.write(Wires.only(marked, SeenIdentifier.class, "seen"), topics.identitySeen(), "write-seen");

        KStream<String, LinkRequest> asked = Wires.only(routed, LinkRequest.class, "links")
                .merge(Wires.only(kept, LinkRequest.class, "assigned-after-seen"), Named.as("join-assigned"))
                .merge(Wires.only(marked, LinkRequest.class, "seen-after-assigned"), Named.as("join-marked"))
                .merge(Wires.only(undone, LinkRequest.class, "undone-links"), Named.as("join-undone"))
                .merge(erasures, Named.as("join-erasures"));
        KStream<String, SpecificRecord> decided = (more == null ? asked : asked.merge(more, Named.as("join-places")))
                .repartition(Repartitioned.with(Serdes.String(), new RowCodec<>(LinkRequest.class).serde())
                        .withName("links")
                        .withNumberOfPartitions(1))
                .process(decideLinks, Named.as("decide-links"), DecideLinks.STORE);
        wires.write(
                Wires.onlyOrNone(decided, Alias.class, "assignments"), topics.identityAliases(), "write-assignments");
        wires.write(Wires.only(decided, IdentityChange.class, "moves"), topics.identityChanges(), "write-moves");
        wires.write(Wires.only(decided, Command.class, "forgettings"), topics.commands(), "write-forgettings");
        wires.write(
                Wires.only(decided, IdentityConflict.class, "conflicts"),
                topics.identityConflicts(),
                "write-conflicts");
    }
}
