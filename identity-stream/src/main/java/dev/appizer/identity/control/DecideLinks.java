// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.graph.Alias;
import dev.appizer.identity.graph.Claim;
import dev.appizer.identity.graph.Link;
import dev.appizer.identity.graph.Move;
import dev.appizer.identity.rows.CauseRow;
import dev.appizer.identity.rows.ErasedRow;
import dev.appizer.identity.rows.ErasedStore;
import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.identity.rows.LinkRow;
import dev.appizer.identity.rows.MomentRows;
import dev.appizer.model.Identifier;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Cause;
import dev.appizer.schemas.ConflictReason;
import dev.appizer.schemas.IdentityConflict;
import dev.appizer.service.keys.KeyedHash;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The control plane: takes one link after the other, recomputes the clusters that it touches, and says who is assigned
 * anew ({@code identity.aliases}), who moves from where ({@code identity.changes}) and what was refused ({@code
 * identity.conflicts}). It is the only writer of these. It takes erasures too, and tells the routers ({@code commands}).
 */
public final class DecideLinks extends ContextualProcessor<String, LinkRequest, String, SpecificRecord> {

    /** The store of clusters. */
    public static final String STORE = "clusters";

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int CONFLICTS_AT_ONCE = 200;

    private final ClusterLimits limits;
    private final Supplier<KeyedHash> hash;
    private final long version;
    private final BooleanSupplier isCertain;

    @SuppressWarnings("NullAway.Init") // these: by init(), before the first record
    private ClusterStore clusters;

    @SuppressWarnings("NullAway.Init")
    private ClaimStore claims;

    @SuppressWarnings("NullAway.Init")
    private ErasedStore erased;

    @SuppressWarnings("NullAway.Init")
    private Conflicts conflicts;

    private @Nullable Cancellable looking;

    /** @param hash makes one for this task */
    public DecideLinks(ClusterLimits limits, Supplier<KeyedHash> hash) {
        this(limits, hash, 0, () -> true);
    }

    /**
     * Where the state is rebuilt.
     *
     * @param version every assignment has a later one
     * @param isCertain whether refusals may be told by now
     */
    public DecideLinks(ClusterLimits limits, Supplier<KeyedHash> hash, long version, BooleanSupplier isCertain) {
        this.limits = limits;
        this.hash = hash;
        this.version = version;
        this.isCertain = isCertain;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(STORE);
        clusters = new ClusterStore(store, limits.ids(), version);
        claims = new ClaimStore(store);
        erased = new ErasedStore(store, hash.get());
        conflicts = new Conflicts(store, clusters, claims, limits, context.metrics());
        lookWhileRefused();
    }

    /** Whether there are links in the cluster of an identifier; for queries. */
    public static boolean isLinked(ReadOnlyKeyValueStore<Bytes, byte[]> store, String identifier) {
        @Nullable Home home = ClusterRows.home(store, Identifier.parse(identifier));
        byte @Nullable [] size = home == null ? null : store.get(ClusterRows.sizeKey(home.cluster()));
        return size != null && ClusterRows.size(size).getLinks() > 0;
    }

    /** Whether nothing waits in its store until it is certain. */
    public static boolean isSettled(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        return RefusedLinks.isEmpty(store);
    }

    @Override
    public void process(Record<String, LinkRequest> record) {
        switch (record.value().getKind()) {
            case ALIAS -> alias(record);
            case CLAIM -> claim(record);
            case SEEN -> see(record);
            case ERASE -> erase(record, record.value().getCause().getTime());
            case PLACE ->
                clusters.notePlace(
                        Identifier.parse(record.value().getSubject()),
                        Identifier.parse(Objects.requireNonNull(record.value().getUserId())));
            case SUPPRESS -> erase(record, Micros.FOR_EVER);
        }
        lookWhileRefused();
    }

    private void alias(Record<String, LinkRequest> record) {
        LinkRequest request = record.value();
        String named = request.getSubject();
        String user = Objects.requireNonNull(request.getUserId());
        @Nullable Alias alias = alias(named, user, request.getLink());
        if (alias != null && (isErased(alias) || attach(alias, record))) {
            return;
        }
        ClusterDraft draft = clusters.draft();
        draft.load(Identifier.user(user));
        draft.load(Identifier.user(named));
        draft.load(Identifier.anonymous(named));
        boolean isKnown = draft.cluster.contains(named, user);
        if (alias == null && !isKnown) {
            return;
        }
        if (alias == null) {
            draft.cluster.unlink(named, user);
        } else if (!isKnown && draft.cluster.size() >= limits.links()) {
            forward(conflicts.refused(alias, ConflictReason.CLUSTER_FULL, now()));
            return;
        } else {
            draft.cluster.link(alias);
            draft.cluster.see(alias.user());
        }
        decideClaim(draft, named);
        settle(draft, record);
    }

    private static @Nullable Alias alias(String named, String user, @Nullable LinkRow link) {
        return link == null
                ? null
                : new Alias(
                        named, user, MomentRows.moment(link.getFirst()), MomentRows.moment(MomentRows.latest(link)));
    }

    /** Most links name an id for the first time, and are done with this. */
    private boolean attach(Link link, Record<String, LinkRequest> record) {
        Optional<Settled> attached = clusters.attach(link, limits.links());
        attached.ifPresent(settled -> tell(settled, record));
        return attached.isPresent();
    }

    private void claim(Record<String, LinkRequest> record) {
        LinkRequest request = record.value();
        String named = request.getSubject();
        String user = Objects.requireNonNull(request.getUserId());
        @Nullable LinkRow link = request.getLink();
        @Nullable Claim claim = link == null ? null : new Claim(named, user, MomentRows.moment(link.getFirst()));
        if (claim == null) {
            if (!claims.remove(named, user)) {
                return;
            }
        } else {
            if (isErased(claim)) {
                return;
            }
            claims.put(claim);
            if (attach(claim, record)) {
                return;
            }
        }
        ClusterDraft draft = clusters.draft();
        draft.load(Identifier.anonymous(named));
        decideClaim(draft, named);
        if (claim != null && !claim.equals(draft.cluster.activeClaim(named))) {
            conflicts.note(claim, now());
        }
        settle(draft, record);
    }

    /** Which claim on an anonymous id counts, now that its claims or the aliases have changed. */
    private void decideClaim(ClusterDraft draft, String anonymousId) {
        @Nullable Claim before = draft.cluster.activeClaim(anonymousId);
        @Nullable
        Claim after =
                draft.cluster.decide(anonymousId, claims.first(anonymousId)).orElse(null);
        boolean isNew = before == null;
        if (before != null && (after == null || !after.userId().equals(before.userId()))) {
            conflicts.note(before, now());
            isNew = true;
        }
        if (after == null) {
            return;
        }
        draft.load(after.user());
        draft.cluster.see(after.user());
        if (isNew && draft.cluster.size() > limits.links()) {
            draft.cluster.deactivate(anonymousId);
            conflicts.note(after, now());
        }
    }

    /** A claim that did not count may, now that others are gone. */
    private void decideClaimLeft(ClusterDraft draft, String anonymousId) {
        if (claims.first(anonymousId).isPresent()) {
            draft.load(Identifier.anonymous(anonymousId));
            decideClaim(draft, anonymousId);
        }
    }

    /** A phantom that is seen counts, and a link that came later may have to go. */
    private void see(Record<String, LinkRequest> record) {
        Identifier identifier = Identifier.parse(record.value().getSubject());
        if (erased.covers(identifier.toString(), record.value().getCause().getTime())) {
            return;
        }
        if (clusters.see(identifier)) {
            ClusterDraft draft = clusters.draft();
            draft.load(identifier);
            settle(draft, record);
        }
    }

    /** Whether the router has not heard yet that a part of a link was erased; it tells it anew once it has. */
    private boolean isErased(Link link) {
        return link.identifiers().stream()
                .anyMatch(identifier ->
                        erased.covers(identifier.toString(), link.stamp().receivedAt()));
    }

    /**
     * Takes a person out with all links that name it, and tells every place where it was and every router.
     *
     * @param before what was received before is erased
     */
    private void erase(Record<String, LinkRequest> record, long before) {
        Identifier target = Identifier.parse(record.value().getSubject());
        CauseRow cause = record.value().getCause();
        ClusterDraft draft = clusters.draft();
        draft.load(target);
        ErasedPerson erasure = draft.erase(target, before);
        for (Identifier identifier : erasure.identifiers()) {
            erased.put(identifier.toString(), before, erasure.version());
            claims.removeAll(identifier, before);
            context().forward(record.withKey(identifier.toString()).withValue(null));
            context()
                    .forward(record.withKey(Objects.requireNonNull(cause.getMessageId()))
                            .withValue(DecisionRecords.forget(identifier, erasure.version(), before, cause)));
        }
        DecisionRecords.erased(erasure, before, cause)
                .forEach(change ->
                        context().forward(record.withKey(change.getFrom()).withValue(change)));
        for (String named : erasure.named()) {
            erasure.identifiers().stream()
                    .filter(Identifier::isUser)
                    .forEach(user -> claims.remove(named, user.id(), before));
            decideClaimLeft(draft, named);
        }
        erasure.identifiers().stream()
                .filter(identifier -> !identifier.isUser())
                .forEach(identifier -> decideClaimLeft(draft, identifier.id()));
        settle(draft, record);
    }

    private void settle(ClusterDraft draft, Record<String, LinkRequest> record) {
        tell(draft.settle(), record);
    }

    private void tell(Settled settled, Record<String, LinkRequest> record) {
        settled.refused().forEach(link -> conflicts.note(link, now()));
        Cause cause = DecisionRecords.cause(record.value());
        settled.assigned()
                .forEach((identifier, member) -> context()
                        .forward(record.withKey(identifier.toString())
                                .withValue(DecisionRecords.assignment(
                                        identifier, member, cause, erasedBefore(identifier)))));
        for (Move move : settled.moves()) {
            DecisionRecords.changes(move, cause)
                    .forEach(change ->
                            context().forward(record.withKey(change.getFrom()).withValue(change)));
        }
    }

    private long erasedBefore(Identifier identifier) {
        @Nullable ErasedRow row = erased.get(identifier.toString());
        return row == null ? 0 : row.getReceivedAt();
    }

    /** A punctuator makes its task commit each time it fires, so there is one only while something was refused. */
    private void lookWhileRefused() {
        if (looking == null && conflicts.isPending()) {
            looking = context().schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::look);
        }
    }

    private void look(long nowMillis) {
        if (!isCertain.getAsBoolean()) {
            return;
        }
        conflicts.due(nowMillis, CONFLICTS_AT_ONCE).forEach(this::forward);
        if (!conflicts.isPending() && looking != null) {
            looking.cancel();
            looking = null;
        }
    }

    private void forward(IdentityConflict conflict) {
        context().forward(new Record<>(conflict.getSender(), conflict, now()));
    }

    private long now() {
        return context().currentSystemTimeMs();
    }

    @Override
    public void close() {
        conflicts.close();
    }
}
