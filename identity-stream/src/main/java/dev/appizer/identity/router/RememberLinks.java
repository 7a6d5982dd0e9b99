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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    private static final List<LinkKind> LINKS = List.of(LinkKind.ALIAS, LinkKind.CLAIM);

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
        PairRow row = pairs.get(pair);
        boolean isFirst = !row.getSent();
        row.setSent(true);
        Optional<LinkRequest> changed = take(kind, pair, row, known, sending);
        if (isFirst || changed.isPresent()) {
            pairs.put(pair, row);
        }
        return changed;
    }

    /** @param known what came before under the message id */
    private Optional<LinkRequest> take(
            LinkKind kind, Pair pair, PairRow row, List<MomentRow> known, MomentRow sending) {
        boolean counts =
                known.isEmpty() ? matters(kind, link(row, kind), sending) : stampOrder(sending, known.get(0)) < 0;
        if (!counts) {
            return Optional.empty();
        }
        long voidBefore = unaliasedBefore(pair);
        LinkRow after = known.isEmpty()
                ? and(kind, link(row, kind), sending, voidBefore)
                : fold(kind, sendings(kind, pair, row), voidBefore);
        return change(kind, pair, row, after, new CauseRow(sending.getMessageId(), sending.getEventTime()));
    }

    /** Voids every sending that names the id and was received earlier: what the links come to now, where that has changed. */
    List<LinkRequest> unalias(String named, long receivedAt) {
        List<LinkRequest> changed = new ArrayList<>();
        if (receivedAt <= pairs.voidBefore(named)) {
            return changed;
        }
        pairs.putVoidBefore(named, receivedAt);
        for (Pair pair : pairs.naming(named)) {
            PairRow row = pairs.get(pair);
            List<LinkRequest> ofPair = LINKS.stream()
                    .flatMap(kind -> refold(kind, pair, row, sendings(kind, pair, row)).stream())
                    .toList();
            if (!ofPair.isEmpty()) {
                pairs.put(pair, row);
                changed.addAll(ofPair);
            }
        }
        return changed;
    }

    /** The sendings of one kind of link, by message. */
    private record Sent(LinkKind kind, Pair pair, PairRow row, Map<String, List<MomentRow>> sendings) {}

    /**
     * Forgets every sending that names an erased identifier or is its user's, and was received before: what the links come
     * to now, where that has changed. All is read before anything is deleted: a scan steps over every row that was.
     */
    List<LinkRequest> forget(Identifier identifier) {
        Set<Pair> concerned = new LinkedHashSet<>(pairs.naming(identifier.id()));
        if (identifier.isUser()) {
            concerned.addAll(pairs.ofUser(identifier.id()));
        }
        forgetName(identifier.id());
        List<Sent> sent = new ArrayList<>();
        for (Pair pair : concerned) {
            PairRow row = pairs.get(pair);
            LINKS.forEach(kind -> sent.add(new Sent(kind, pair, row, sendings(kind, pair, row))));
            row.setAnnounced(false);
            row.setSent(false);
        }
        List<LinkRequest> changed = new ArrayList<>();
        sent.forEach(of -> forget(of).ifPresent(changed::add));
        sent.forEach(of -> keep(of.pair, of.row));
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

    /** Forgets what is erased of a link, and notes whether any sending of it is left. */
    private Optional<LinkRequest> forget(Sent sent) {
        long erasedBefore = erasedBefore(sent.kind, sent.pair);
        Map<String, List<MomentRow>> left = new LinkedHashMap<>();
        sent.sendings.forEach((messageId, sendings) -> {
            List<MomentRow> since = sendings.stream()
                    .filter(sending -> sending.getReceivedAt() >= erasedBefore)
                    .toList();
            if (since.size() < sendings.size()) {
                pairs.put(sent.pair, sent.kind, messageId, since);
            }
            if (!since.isEmpty()) {
                left.put(messageId, since);
                sent.row.setSent(true);
            }
        });
        return refold(sent.kind, sent.pair, sent.row, left);
    }

    private void keep(Pair pair, PairRow row) {
        if (row.getSent()) {
            pairs.put(pair, row);
        } else {
            pairs.remove(pair);
        }
    }

    /** Nothing is looked for where nothing was ever sent. */
    private Map<String, List<MomentRow>> sendings(LinkKind kind, Pair pair, PairRow row) {
        return row.getSent() ? pairs.sendings(pair, kind) : Map.of();
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

    private Optional<LinkRequest> refold(LinkKind kind, Pair pair, PairRow row, Map<String, List<MomentRow>> sendings) {
        @Nullable LinkRow before = link(row, kind);
        @Nullable LinkRow after = fold(kind, sendings, unaliasedBefore(pair));
        @Nullable LinkRow either = before == null ? after : before;
        if (either == null) {
            return Optional.empty();
        }
        // The undoing takes effect when what is undone did.
        return change(
                kind,
                pair,
                row,
                after,
                new CauseRow(null, MomentRows.latest(either).getEventTime()));
    }

    /** Changes the row, which the caller keeps. */
    private static Optional<LinkRequest> change(
            LinkKind kind, Pair pair, PairRow row, @Nullable LinkRow after, CauseRow cause) {
        if (Objects.equals(link(row, kind), after)) {
            return Optional.empty();
        }
        if (kind == LinkKind.ALIAS) {
            row.setAlias(after);
        } else {
            row.setClaim(after);
        }
        return Optional.of(new LinkRequest(kind, pair.named(), pair.userId(), after, cause));
    }

    private static @Nullable LinkRow fold(LinkKind kind, Map<String, List<MomentRow>> sendings, long voidBefore) {
        @Nullable LinkRow link = null;
        for (List<MomentRow> message : sendings.values()) {
            link = and(kind, link, message.get(0), voidBefore);
        }
        return link;
    }

    private static @Nullable LinkRow and(LinkKind kind, @Nullable LinkRow link, MomentRow sending, long voidBefore) {
        if (sending.getReceivedAt() < voidBefore) {
            return link;
        }
        if (link == null) {
            return MomentRows.link(sending, sending);
        }
        MomentRow first = stampOrder(sending, link.getFirst()) < 0 ? sending : link.getFirst();
        if (kind == LinkKind.CLAIM) {
            return MomentRows.link(first, first);
        }
        MomentRow latest = MomentRows.latest(link);
        return MomentRows.link(first, isLater(sending, latest) ? sending : latest);
    }

    /** Whether one more sending can change the link. Of most identifies it can't, and nothing else need be read. */
    private static boolean matters(LinkKind kind, @Nullable LinkRow link, MomentRow sending) {
        return link == null
                || stampOrder(sending, link.getFirst()) < 0
                || (kind == LinkKind.ALIAS && isLater(sending, MomentRows.latest(link)));
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
