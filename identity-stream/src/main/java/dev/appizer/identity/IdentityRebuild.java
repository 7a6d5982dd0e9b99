// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity;

import dev.appizer.identity.control.ClusterLimits;
import dev.appizer.identity.control.DecideLinks;
import dev.appizer.identity.router.IdentifierStore;
import dev.appizer.identity.router.LinkRequests;
import dev.appizer.identity.rows.IdentifierRow;
import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Alias;
import dev.appizer.schemas.Cause;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.CommandKind;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.IdentityChangeKind;
import dev.appizer.schemas.IdentityConflict;
import dev.appizer.schemas.SeenIdentifier;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.streams.rebuild.Corrections;
import dev.appizer.streams.rebuild.Rebuilding;
import dev.appizer.streams.rebuild.ToldRecords;
import dev.appizer.streams.topology.Replay;
import dev.appizer.topics.Topic;
import dev.appizer.topics.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * How the state of identities is made anew. Who was erased was decided when all links of then were known, so each of them
 * is erased anew by itself and before any event is read; what nobody has answered yet is asked for once more. Versions go
 * on behind all that were told, in whatever order assignments come out now, and readers are told of those that differ.
 */
final class IdentityRebuild implements Rebuilding {

    private final Topics topics;
    private final ClusterLimits limits;
    private final Supplier<KeyedHash> hash;
    private final Map<String, Command> unanswered = new LinkedHashMap<>();
    private final Map<String, Long> forgotten = new HashMap<>();
    private final AtomicBoolean everythingIsRead = new AtomicBoolean();
    private final Fact<SeenIdentifier> seen;
    private final Fact<IdentityConflict> conflicts;
    private final long beginMicros;
    private long version;

    /** @param begin when it begins */
    IdentityRebuild(Topics topics, ClusterLimits limits, Supplier<KeyedHash> hash, Instant begin) {
        this.beginMicros = Micros.of(begin);
        this.topics = topics;
        this.limits = limits;
        this.hash = hash;
        this.seen = new Fact<>(topics.identitySeen(), SeenIdentifier::getIdentifier);
        this.conflicts = new Fact<>(
                topics.identityConflicts(),
                conflict -> conflict.getSender() + " " + conflict.getWanted() + " " + conflict.getMessageId());
    }

    @Override
    public List<Topic<?>> inputs() {
        return List.of(topics.eventsEnriched(), topics.commands(), topics.identityChanges());
    }

    @Override
    public List<Topic<?>> own() {
        return List.of(topics.commands(), topics.identityChanges());
    }

    @Override
    public List<Topic<?>> readOnce() {
        return List.of(topics.identityChanges());
    }

    @Override
    public List<Topic<?>> loops() {
        return List.of(topics.identityAliases(), topics.commands());
    }

    @Override
    public List<Topic<?>> first() {
        return List.of(topics.commands());
    }

    @Override
    public Turn turn(@Nullable Object value) {
        return value instanceof Command command
                ? switch (command.getKind()) {
                    case FORGET -> Turn.FIRST;
                    case ERASE, SUPPRESS -> Turn.NEVER;
                    default -> Turn.THEN;
                }
                : Turn.THEN;
    }

    /** One of the identifiers that an erasure came to: it is to be erased. */
    @Override
    public @Nullable Object read(@Nullable Object value) {
        return value instanceof Command command && command.getKind() == CommandKind.FORGET
                ? Command.newBuilder(command).setKind(CommandKind.ERASE).build()
                : value;
    }

    @Override
    public List<Fact<?>> facts() {
        return List.of(seen, conflicts);
    }

    @Override
    public void prepare(ToldRecords told, Map<TopicPartition, Long> bounds) {
        // Versions of a rebuild before this one stand on events alone, but they began with the time that it was then.
        atLeast(beginMicros);
        told.each(topics.identityAliases(), (alias, partition, offset) -> atLeast(alias.getVersion()));
        Set<String> asked = new HashSet<>();
        told.each(topics.commands(), (command, partition, offset) -> {
            if (command.getKind() == CommandKind.FORGET) {
                atLeast(command.getVersion());
                forgotten.merge(command.getTarget(), command.getVersion(), Math::max);
                asked.add(command.getCommandId());
            } else if (offset >= bounds.getOrDefault(partition, 0L)) {
                asked.add(command.getCommandId());
            } else if (command.getKind() == CommandKind.ERASE || command.getKind() == CommandKind.SUPPRESS) {
                unanswered.put(command.getCommandId(), command);
            }
        });
        unanswered.keySet().removeAll(asked);
        // What it tells may say of somebody that they are on their own again, which no assignment of the state says.
        version++;
    }

    private void atLeast(long told) {
        version = Math.max(version, told);
    }

    @Override
    public Topology topology(TopologyConfig config, Replay replay) {
        return IdentityTopology.rebuilding(
                topics,
                config,
                replay,
                this::places,
                hash,
                () -> new DecideLinks(limits, hash, version, everythingIsRead::get));
    }

    /**
     * Where its identifiers were and are, since they were last erased: whoever is erased later is so at every place, also at
     * one that only a correction has them leave.
     */
    private List<LinkRequest> places(IdentityChange change) {
        return change.getKind() == IdentityChangeKind.ERASED
                ? List.of()
                : change.getIdentifiers().stream()
                        .filter(identifier -> forgotten.getOrDefault(identifier, 0L) < change.getVersion())
                        .flatMap(identifier -> Stream.of(change.getFrom(), change.getTo())
                                .filter(place -> !place.equals(identifier))
                                .map(place -> LinkRequests.place(identifier, place)))
                        .toList();
    }

    /** A refusal may be made right by what is read later, and here all of it comes at once. */
    @Override
    public boolean isSettled(KafkaStreams streams) {
        everythingIsRead.set(true);
        return DecideLinks.isSettled(Rebuilding.store(streams, DecideLinks.STORE));
    }

    @Override
    public void reconcile(KafkaStreams streams, News news, Corrections corrections) {
        ReadOnlyKeyValueStore<Bytes, byte[]> identifiers = Rebuilding.store(streams, IdentifierStore.NAME);
        ReadOnlyKeyValueStore<Bytes, byte[]> clusters = Rebuilding.store(streams, DecideLinks.STORE);
        ReadOnlyKeyValueStore<String, Alias> told = Rebuilding.store(streams, IdentityTopology.TOLD_ALIASES);
        IdentifierStore.each(identifiers, (identifier, row) -> {
            if (DecideLinks.isLinked(clusters, identifier)) {
                reconcile(identifier, told.get(identifier), row, corrections);
            }
        });
        try (KeyValueIterator<String, Alias> all = told.all()) {
            while (all.hasNext()) {
                KeyValue<String, Alias> alias = all.next();
                if (!DecideLinks.isLinked(clusters, alias.key)) {
                    IdentifierRow row = IdentifierStore.read(identifiers, alias.key);
                    long since = Math.max(version, row.getVersion());
                    IdentifierRow onItsOwn = new IdentifierRow(false, alias.key, since, row.getErasedBefore());
                    reconcile(alias.key, alias.value, onItsOwn, corrections);
                }
            }
        }
        tellNews(identifiers, news, corrections);
        unanswered
                .values()
                .forEach(command ->
                        corrections.correct(to -> to.write(topics.commands(), command.getCommandId(), command)));
    }

    private void reconcile(String identifier, @Nullable Alias told, IdentifierRow row, Corrections corrections) {
        String canonical = canonical(identifier, row);
        String before = told == null ? identifier : told.getCanonicalIdentifier();
        if (told != null && canonical.equals(before)) {
            return;
        }
        Cause cause = new Cause(null, Micros.toInstant(beginMicros));
        Alias alias = new Alias(
                identifier,
                canonical,
                Identifier.parse(canonical).id(),
                row.getVersion(),
                cause.getEventTime(),
                Micros.toInstant(row.getErasedBefore()));
        corrections.correct(to -> {
            to.write(topics.identityAliases(), identifier, alias);
            if (!canonical.equals(before)) {
                to.write(topics.identityChanges(), before, move(identifier, before, canonical, row, cause));
            }
        });
    }

    private static String canonical(String identifier, IdentifierRow row) {
        return row.getCanonical() == null ? identifier : row.getCanonical();
    }

    /** Where somebody was when they were seen is nothing that was told: they are where they ended. */
    private void tellNews(ReadOnlyKeyValueStore<Bytes, byte[]> identifiers, News news, Corrections corrections) {
        news.each(seen, one -> {
            IdentifierRow row = IdentifierStore.read(identifiers, one.getIdentifier());
            String canonical = canonical(one.getIdentifier(), row);
            SeenIdentifier now = SeenIdentifier.newBuilder(one)
                    .setCanonicalIdentifier(canonical)
                    .setVersion(row.getVersion())
                    .build();
            corrections.correct(to -> to.write(seen.topic(), canonical, now));
        });
        news.each(
                conflicts,
                conflict -> corrections.correct(to -> to.write(conflicts.topic(), conflict.getSender(), conflict)));
    }

    private static IdentityChange move(String identifier, String from, String to, IdentifierRow row, Cause cause) {
        IdentityChangeKind kind = to.equals(identifier) ? IdentityChangeKind.SPLIT : IdentityChangeKind.MERGED;
        return new IdentityChange(kind, List.of(identifier), from, to, row.getVersion(), cause, null, 0);
    }
}
