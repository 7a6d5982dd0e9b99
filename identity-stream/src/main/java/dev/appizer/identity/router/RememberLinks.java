// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import dev.appizer.identity.router.PairStore.Pair;
import dev.appizer.identity.rows.CauseRow;
import dev.appizer.identity.rows.ErasedRow;
import dev.appizer.identity.rows.ErasedStore;
import dev.appizer.identity.rows.LinkKind;
import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.identity.rows.LinkRow;
import dev.appizer.identity.rows.MomentRow;
import dev.appizer.identity.rows.MomentRows;
import dev.appizer.identity.rows.PairRow;
import dev.appizer.model.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What each link comes to: the first and the latest of all its sendings that count. The control plane is told whenever
 * that changes, and nothing else; so repeats cost it nothing, and an undoing is told as a link is.
 *
 * <p>A message id is remembered for ever: sent again, however late, a link counts as what it was the first time. Only an
 * erasure forgets it: without the first sending the second is the first.
 */
final class RememberLinks {

    private final PairStore pairs;
    private final ErasedStore erased;

    RememberLinks(PairStore pairs, ErasedStore erased) {
        this.pairs = pairs;
        this.erased = erased;
    }

    /** Notes that both ids came in one call, unless the one that is named was erased since; whether that is news. */
    boolean announce(Pair pair, long receivedAt) {
        PairRow row = pairs.get(pair);
        if (row.getAnnounced()
                || receivedAt < erasedBefore(Identifier.anonymous(pair.named()).toString())) {
            return false;
        }
        row.setAnnounced(true);
        pairs.put(pair, row);
        return true;
    }

    /** Takes one sending of a link: what the link comes to now, where that has changed. */
    Optional<LinkRequest> take(LinkKind kind, Pair pair, MomentRow sending) {
        if (sending.getReceivedAt() < erasedBefore(kind, pair)) {
            return Optional.empty();
        }
        List<MomentRow> known = pairs.sendings(pair, kind, sending.getMessageId());
        if (known.contains(sending)) {
            return Optional.empty();
        }
        List<MomentRow> all = new ArrayList<>(known);
        all.add(sending);
        pairs.put(pair, kind, sending.getMessageId(), all);
        PairRow row = pairs.getOrPut(pair);
        boolean counts =
                known.isEmpty() ? matters(kind, link(row, kind), sending) : stampOrder(sending, known.get(0)) < 0;
        if (!counts) {
            return Optional.empty();
        }
        long voidBefore = unaliasedBefore(pair);
        LinkRow after =
                known.isEmpty() ? and(kind, link(row, kind), sending, voidBefore) : fold(kind, pair, voidBefore);
        return keep(kind, pair, row, after, new CauseRow(sending.getMessageId(), sending.getEventTime()));
    }

    /** Voids every sending that names the id and was received earlier: what the links come to now, where that has changed. */
    List<LinkRequest> unalias(String named, long receivedAt) {
        List<LinkRequest> changed = new ArrayList<>();
        if (receivedAt <= pairs.voidBefore(named)) {
            return changed;
        }
        pairs.putVoidBefore(named, receivedAt);
        for (Pair pair : pairs.naming(named)) {
            refold(pair, changed);
        }
        return changed;
    }

    /**
     * Forgets every sending that names an erased identifier or is its user's, and was received before: what the links come
     * to now, where that has changed.
     */
    List<LinkRequest> forget(Identifier identifier) {
        List<Pair> concerned = new ArrayList<>(pairs.naming(identifier.id()));
        if (identifier.isUser()) {
            concerned.addAll(pairs.ofUser(identifier.id()));
        }
        forgetName(identifier.id());
        List<LinkRequest> changed = new ArrayList<>();
        for (Pair pair : concerned) {
            boolean isAliasLeft = forget(LinkKind.ALIAS, pair);
            boolean isLeft = forget(LinkKind.CLAIM, pair) || isAliasLeft;
            refold(pair, changed);
            if (isLeft) {
                PairRow row = pairs.get(pair);
                row.setAnnounced(false);
                pairs.put(pair, row);
            } else {
                pairs.remove(pair);
            }
        }
        return changed;
    }

    /** That links with a name were voided has to stay known; the name has not. */
    private void forgetName(String named) {
        long voidBefore = pairs.voidBefore(named);
        if (voidBefore != Long.MIN_VALUE) {
            erased.put(unaliased(named), voidBefore, 0);
            pairs.removeVoidBefore(named);
        }
    }

    private static String unaliased(String named) {
        return "unaliased:" + named;
    }

    /** Forgets what is erased of a link; whether any sending of it is left. */
    private boolean forget(LinkKind kind, Pair pair) {
        long erasedBefore = erasedBefore(kind, pair);
        boolean isLeft = false;
        for (Map.Entry<String, List<MomentRow>> message :
                pairs.sendings(pair, kind).entrySet()) {
            List<MomentRow> left = message.getValue().stream()
                    .filter(sending -> sending.getReceivedAt() >= erasedBefore)
                    .toList();
            isLeft |= !left.isEmpty();
            if (left.size() < message.getValue().size()) {
                pairs.put(pair, kind, message.getKey(), left);
            }
        }
        return isLeft;
    }

    private void refold(Pair pair, List<LinkRequest> changed) {
        refold(LinkKind.ALIAS, pair).ifPresent(changed::add);
        refold(LinkKind.CLAIM, pair).ifPresent(changed::add);
    }

    /** Of a message whose first sending was received before, no sending counts: an unalias voided it. */
    private long unaliasedBefore(Pair pair) {
        return Math.max(pairs.voidBefore(pair.named()), erasedBefore(unaliased(pair.named())));
    }

    /** Sendings that were received before are as if they had never been, since one of the ends was erased. */
    private long erasedBefore(LinkKind kind, Pair pair) {
        String named = pair.named();
        return LongStream.of(
                        erasedBefore(Identifier.user(pair.userId()).toString()),
                        erasedBefore(Identifier.anonymous(named).toString()),
                        kind == LinkKind.ALIAS
                                ? erasedBefore(Identifier.user(named).toString())
                                : Long.MIN_VALUE)
                .max()
                .getAsLong();
    }

    private long erasedBefore(String name) {
        @Nullable ErasedRow row = erased.get(name);
        return row == null ? Long.MIN_VALUE : row.getReceivedAt();
    }

    private Optional<LinkRequest> refold(LinkKind kind, Pair pair) {
        PairRow row = pairs.get(pair);
        @Nullable LinkRow before = link(row, kind);
        if (before == null) {
            return Optional.empty();
        }
        // The undoing takes effect when what is undone did.
        CauseRow cause = new CauseRow(null, before.getLatest().getEventTime());
        return keep(kind, pair, row, fold(kind, pair, unaliasedBefore(pair)), cause);
    }

    private Optional<LinkRequest> keep(LinkKind kind, Pair pair, PairRow row, @Nullable LinkRow after, CauseRow cause) {
        if (Objects.equals(link(row, kind), after)) {
            return Optional.empty();
        }
        if (kind == LinkKind.ALIAS) {
            row.setAlias(after);
        } else {
            row.setClaim(after);
        }
        pairs.put(pair, row);
        return Optional.of(new LinkRequest(kind, pair.named(), pair.userId(), after, cause));
    }

    private @Nullable LinkRow fold(LinkKind kind, Pair pair, long voidBefore) {
        @Nullable LinkRow link = null;
        for (List<MomentRow> message : pairs.sendings(pair, kind).values()) {
            link = and(kind, link, message.get(0), voidBefore);
        }
        return link;
    }

    private static @Nullable LinkRow and(LinkKind kind, @Nullable LinkRow link, MomentRow sending, long voidBefore) {
        if (sending.getReceivedAt() < voidBefore) {
            return link;
        }
        if (link == null) {
            return new LinkRow(sending, sending);
        }
        MomentRow first = stampOrder(sending, link.getFirst()) < 0 ? sending : link.getFirst();
        if (kind == LinkKind.CLAIM) {
            return new LinkRow(first, first);
        }
        return new LinkRow(first, isLater(sending, link.getLatest()) ? sending : link.getLatest());
    }

    /** Whether one more sending can change the link. Of most identifies it can't, and nothing else need be read. */
    private static boolean matters(LinkKind kind, @Nullable LinkRow link, MomentRow sending) {
        return link == null
                || stampOrder(sending, link.getFirst()) < 0
                || (kind == LinkKind.ALIAS && isLater(sending, link.getLatest()));
    }

    private static @Nullable LinkRow link(PairRow row, LinkKind kind) {
        return kind == LinkKind.ALIAS ? row.getAlias() : row.getClaim();
    }

    private static int stampOrder(MomentRow one, MomentRow other) {
        return MomentRows.stamp(one).compareTo(MomentRows.stamp(other));
    }

    private static boolean isLater(MomentRow one, MomentRow other) {
        return MomentRows.moment(one).compareTo(MomentRows.moment(other)) > 0;
    }
}
