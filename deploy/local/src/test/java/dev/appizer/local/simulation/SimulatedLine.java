// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

import dev.appizer.identity.control.ClusterLimits;
import dev.appizer.identity.control.ClusterView;
import dev.appizer.identity.control.DecideLinks;
import dev.appizer.identity.router.IdentifierStore;
import dev.appizer.identity.router.LinkRequests;
import dev.appizer.identity.rows.LinkKind;
import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.identity.rows.SeenNotice;
import dev.appizer.local.TestHash;
import dev.appizer.local.simulation.Channel.Lane;
import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;
import dev.appizer.schemas.Definition;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityConflict;
import dev.appizer.schemas.Profile;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.schemas.SeenIdentifier;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.SegmentMembership;
import dev.appizer.segment.live.Output;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.DefinitionKey;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.Person;
import dev.appizer.testing.history.Erasure;
import dev.appizer.testing.history.Unalias;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The tasks of both stages, what is under way between them, and what has come out. */
final class SimulatedLine {

    private final int partitions;
    private final Fault fault;
    private final SplittableRandom random;
    private final Network network;
    private final Task<SpecificRecord> control = new Task<>(0, DecideLinks.STORE);
    private final DecideLinks decideLinks;
    private final List<RouterTask> routers;
    private final List<SegmentTask> segments;
    private final Set<String> claimed = new HashSet<>();
    private final List<Erasure> erasures = new ArrayList<>();
    private final Set<String> conflicts = new TreeSet<>();
    private final List<SegmentChange> changes = new ArrayList<>();
    private final NavigableMap<String, Profile> profiles = new TreeMap<>();
    private final NavigableMap<String, SegmentMembership> memberships = new TreeMap<>();
    private int sentOn;

    SimulatedLine(int partitions, int cap, long nowMillis, int rowsAtOnce, Fault fault, SplittableRandom random) {
        this.decideLinks = control.with(
                new DecideLinks(new ClusterLimits(cap, Integer.MAX_VALUE, Duration.ZERO), TestHash::create));
        this.partitions = partitions;
        this.fault = fault;
        this.random = random;
        this.network = new Network(random);
        this.routers = IntStream.range(0, partitions)
                .mapToObj(partition -> new RouterTask(fault))
                .toList();
        this.segments = IntStream.range(0, partitions)
                .mapToObj(partition -> new SegmentTask(nowMillis, rowsAtOnce, fault))
                .toList();
    }

    void send(String key, EnrichedEvent event) {
        send("enrichment-" + partition(key), Lane.ENRICHED, key, event);
    }

    void unalias(Unalias unalias) {
        Instant at = Micros.toInstant(unalias.receivedAt());
        Command command = new Command(CommandKind.UNALIAS, unalias.previousId(), "c" + at, at, "", 0L);
        for (int partition = 0; partition < partitions; partition++) {
            network.send(new Channel("commands", Lane.COMMANDS, partition), new Packet("c", command));
        }
    }

    /** @param kind ERASE or SUPPRESS */
    void erase(Erasure erasure, CommandKind kind) {
        Instant at = Micros.toInstant(erasure.receivedAt());
        Command command = new Command(kind, erasure.identifier().toString(), "e" + erasure.receivedAt(), at, "", 0L);
        network.send(new Channel("commands", Lane.LINKS, 0), new Packet("e", LinkRequests.erase(command)));
        send("commands", Lane.RECEIPTS, command.getCommandId(), command);
    }

    void define(Definition definition) {
        String key = DefinitionKey.of(definition);
        for (int partition = 0; partition < partitions; partition++) {
            network.send(new Channel("definitions", Lane.DEFINITIONS, partition), new Packet(key, definition));
        }
    }

    /** Delivers until nothing is under way and nobody has anything left to do. */
    void run() {
        do {
            for (Optional<Network.Delivery> next = network.next(); next.isPresent(); next = network.next()) {
                deliver(next.get().channel(), next.get().packet());
                if (random.nextInt(20) == 0) {
                    tick(random.nextInt(partitions));
                }
            }
            IntStream.range(0, partitions).forEach(this::tick);
        } while (!network.isIdle() || segments.stream().anyMatch(SegmentTask::isPending));
    }

    /** The segment tasks begin anew when their clocks say so, be it earlier than before. */
    void restartAt(long millis) {
        segments.forEach(task -> task.restartAt(millis));
    }

    /** Runs until every task has come to the same instant, not before this one, with nothing left to do; that instant. */
    long runTo(long millis) {
        long now = millis;
        do {
            long common = now;
            segments.forEach(task -> task.at(common));
            run();
            now = segments.stream().mapToLong(SegmentTask::nowMillis).max().orElseThrow();
        } while (!isEverybodyAt(now));
        return now;
    }

    private boolean isEverybodyAt(long now) {
        return segments.stream().allMatch(task -> task.nowMillis() == now && !task.isPending());
    }

    /** What was refused and still is, is told: the grace period is longer than all that came before. */
    void endGrace() {
        decided(control.tick(Duration.ofMinutes(1).toMillis()));
    }

    private void tick(int partition) {
        written(partition, segments.get(partition).tick());
    }

    private void deliver(Channel channel, Packet packet) {
        int partition = channel.partition();
        switch (channel.lane()) {
            case ENRICHED, COMMANDS, NOTICES, ASSIGNMENTS ->
                routed(partition, routers.get(partition).take(packet.key(), packet.value()));
            case LINKS -> decided(control.take(decideLinks, packet.key(), (LinkRequest) require(packet.value())));
            case RECEIPTS, RESOLVED, SEEN, MOVES, CONTRIBUTIONS, DEFINITIONS ->
                written(partition, segments.get(partition).take(packet.key(), packet.value()));
        }
    }

    private static Object require(@Nullable Object value) {
        return Optional.ofNullable(value).orElseThrow();
    }

    private void routed(int partition, List<Record<String, SpecificRecord>> output) {
        String writer = "router-" + partition;
        for (Record<String, SpecificRecord> record : output) {
            SpecificRecord value = record.value();
            if (value instanceof ResolvedEvent event && event.getIdentifier() != null) {
                send(writer, Lane.RESOLVED, record.key(), event);
            } else if (value instanceof SeenNotice) {
                send(writer, Lane.NOTICES, record.key(), value);
            } else if (value instanceof SeenIdentifier) {
                send(writer, Lane.SEEN, record.key(), value);
            } else if (value instanceof LinkRequest link && !isLost(link)) {
                network.send(new Channel(writer, Lane.LINKS, 0), new Packet(record.key(), link));
            }
        }
    }

    private boolean isLost(LinkRequest link) {
        return switch (fault) {
            case SIGHTS_NOT_REPORTED -> link.getKind() == LinkKind.SEEN;
            case EARLIER_CLAIMS_SUPPRESSED ->
                link.getKind() == LinkKind.CLAIM && !claimed.add(link.getUserId() + "|" + link.getSubject());
            default -> false;
        };
    }

    private void decided(List<Record<String, SpecificRecord>> output) {
        for (Record<String, SpecificRecord> record : output) {
            if (record.value() instanceof IdentityConflict conflict) {
                conflicts.add(conflict.getSender() + " " + conflict.getWanted());
                continue;
            }
            if (record.value() instanceof Command command) {
                forget(command);
                continue;
            }
            boolean isMove = record.value() instanceof IdentityChange;
            Lane lane = isMove ? Lane.MOVES : Lane.ASSIGNMENTS;
            send("control", lane, record.key(), record.value());
        }
    }

    private void forget(Command command) {
        erasures.add(new Erasure(
                dev.appizer.testing.history.Identifier.parse(command.getTarget()), Micros.of(command.getReceivedAt())));
        for (int partition = 0; partition < partitions; partition++) {
            network.send(new Channel("control", Lane.COMMANDS, partition), new Packet("c", command));
        }
    }

    /** Who was erased: each identifier of each person. */
    List<Erasure> erasures() {
        return erasures;
    }

    private void written(int partition, List<Record<String, Output>> output) {
        for (Record<String, Output> record : output) {
            Output value = record.value();
            if (value instanceof Output.SentOn sent) {
                sendOn(partition, record.key(), sent);
            } else if (value instanceof Output.Changed changed) {
                changes.add(changed.change());
            } else if (value instanceof Output.Membership membership) {
                keep(record.key(), membership.membership());
            } else if (value instanceof Output.ProfileState state) {
                keep(record.key(), state.profile());
            }
        }
    }

    private void sendOn(int partition, String key, Output.SentOn sent) {
        boolean isShipped = sent.contribution().getMerge() != null;
        sentOn += isShipped ? 0 : 1;
        if (fault != (isShipped ? Fault.ROWS_NOT_SHIPPED : Fault.STALE_NOT_SENT_ON)) {
            send("segments-" + partition, Lane.CONTRIBUTIONS, key, sent.contribution());
        }
    }

    private void keep(String key, @Nullable Profile profile) {
        if (profile == null) {
            profiles.remove(key);
        } else {
            profiles.put(key, profile);
        }
    }

    private void keep(String key, @Nullable SegmentMembership membership) {
        if (membership == null) {
            memberships.remove(key);
        } else {
            memberships.put(key, membership);
        }
    }

    private void send(String writer, Lane lane, String key, @Nullable Object value) {
        network.send(new Channel(writer, lane, partition(key)), new Packet(key, value));
    }

    private int partition(String key) {
        return Math.floorMod(key.hashCode(), partitions);
    }

    /** Who an identifier belongs to, as a query would answer; empty where it was never seen. */
    Optional<ClusterView> identity(String identifier) {
        var known =
                IdentifierStore.read(routers.get(partition(identifier)).task.store(IdentifierStore.NAME), identifier);
        if (!known.getSeen()) {
            return Optional.empty();
        }
        return known.getVersion() == 0
                ? Optional.of(new ClusterView(identifier, List.of(identifier)))
                : ClusterView.of(control.store(DecideLinks.STORE), Identifier.parse(identifier))
                        .or(() -> Optional.of(new ClusterView(identifier, List.of(identifier))));
    }

    /** Everything that came out on segments.changes; of one partition in order. */
    List<SegmentChange> changes() {
        return changes;
    }

    /** A person as a query would find it. */
    Person person(String canonical) {
        SegmentTask task = segments.get(partition(canonical));
        return new Person(canonical, task.store(ContributionStore.NAME), task.store(HistoryStore.NAME));
    }

    /** How many events of each name it has. */
    SortedMap<String, Long> counts(Person person) {
        SortedMap<String, Long> counts = new TreeMap<>();
        var store = segments.get(partition(person.canonical())).store(ContributionStore.NAME);
        ContributionStore.eachCount(store, person.canonical(), (event, identifier, tally) -> {
            if (event != null && person.identifiers().contains(identifier)) {
                counts.merge(event, tally.count(), Long::sum);
            }
        });
        return counts;
    }

    /** The topic of memberships, read to its end: by segment and person. */
    NavigableMap<String, SegmentMembership> memberships() {
        return memberships;
    }

    NavigableMap<String, Profile> profiles() {
        return profiles;
    }

    /** Who asked for whom and was refused. */
    Set<String> conflicts() {
        return conflicts;
    }

    /** How many contributions came to where their identifier was no more. */
    int sentOn() {
        return sentOn;
    }
}
