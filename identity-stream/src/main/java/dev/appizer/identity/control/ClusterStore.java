// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.graph.Alias;
import dev.appizer.identity.graph.Link;
import dev.appizer.identity.graph.Member;
import dev.appizer.identity.graph.Move;
import dev.appizer.identity.rows.LastRow;
import dev.appizer.identity.rows.SizeRow;
import dev.appizer.model.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The clusters of the control plane: answers and does what needs a few of their rows only. */
final class ClusterStore {

    private final KeyValueStore<Bytes, byte[]> store;
    private final int cap;

    /** @param cap the most seen ids of one person */
    ClusterStore(KeyValueStore<Bytes, byte[]> store, int cap) {
        this.store = store;
        this.cap = cap;
    }

    ClusterDraft draft() {
        return new ClusterDraft(store, cap);
    }

    /**
     * Lets a link join ids that nothing has named before to the person that its user names. Neither the person's name nor
     * who is let in can change by that, so nothing else is read of the cluster, however large it is. (An anonymous id that
     * was claimed is in a cluster, so there is no other claim.)
     *
     * @return empty where the link is not as simple as that
     */
    Optional<Settled> attach(Link link, int mostLinks) {
        @Nullable Long number = home(link.user());
        Identifier anonymous = Identifier.anonymous(link.named());
        List<Identifier> named =
                link instanceof Alias ? List.of(anonymous, Identifier.user(link.named())) : List.of(anonymous);
        if (number == null
                || named.stream().anyMatch(identifier -> home(identifier) != null)
                || !isNamedBy(number, link.user())) {
            return Optional.empty();
        }
        SizeRow size = size(number);
        if (size.getLinks() >= mostLinks || size.getSeen() > cap) {
            return Optional.empty();
        }
        size.setLinks(size.getLinks() + 1);
        LastRow last = ClusterRows.last(store.get(ClusterRows.lastKey()));
        last.setVersion(last.getVersion() + 1);
        Member member = new Member(link.user(), last.getVersion(), false);
        byte[] memberRow = ClusterRows.member(member);
        named.forEach(identifier -> store.put(ClusterRows.memberKey(number, identifier), memberRow));
        store.put(ClusterRows.linkKey(number, link), ClusterRows.link(link, false));
        store.put(ClusterRows.sizeKey(number), ClusterRows.size(size));
        named.forEach(identifier -> store.put(ClusterRows.homeKey(identifier), ClusterRows.home(number)));
        store.put(ClusterRows.lastKey(), ClusterRows.last(last));
        return Optional.of(attached(named, member));
    }

    private static Settled attached(List<Identifier> named, Member member) {
        Map<Identifier, Member> assigned = new LinkedHashMap<>();
        List<Move> moves = new ArrayList<>();
        for (Identifier identifier : named) {
            assigned.put(identifier, member);
            moves.add(new Move(identifier, member.canonical(), List.of(identifier), true, member.version()));
        }
        return new Settled(assigned, moves, List.of());
    }

    /** Whether a user that was seen names its person. */
    private boolean isNamedBy(long number, Identifier user) {
        byte @Nullable [] row = store.get(ClusterRows.memberKey(number, user));
        Member member = row == null ? null : ClusterRows.member(row);
        return member != null && member.seen() && member.canonical().equals(user);
    }

    private SizeRow size(long number) {
        return ClusterRows.size(Objects.requireNonNull(store.get(ClusterRows.sizeKey(number))));
    }

    /** Notes that an identifier has been seen; whether its cluster has to be recomputed, since it may be too large now. */
    boolean see(Identifier identifier) {
        Long number = home(identifier);
        if (number == null) {
            return false;
        }
        Bytes key = ClusterRows.memberKey(number, identifier);
        byte @Nullable [] row = store.get(key);
        if (row == null || ClusterRows.member(row).seen()) {
            return false;
        }
        store.put(key, ClusterRows.member(ClusterRows.member(row).asSeen()));
        SizeRow size = size(number);
        size.setSeen(size.getSeen() + 1);
        store.put(ClusterRows.sizeKey(number), ClusterRows.size(size));
        return size.getSeen() > cap;
    }

    /** Whether the live link between these ids is refused for the size of its person; empty where there is none. */
    Optional<Boolean> isRefused(Link link) {
        Long number = home(link.user());
        byte @Nullable [] row = number == null ? null : store.get(ClusterRows.linkKey(number, link));
        return row == null ? Optional.empty() : Optional.of(ClusterRows.isRefused(link, row));
    }

    /** The one that names the person of an identifier. */
    Identifier canonical(Identifier identifier) {
        Long number = home(identifier);
        byte @Nullable [] row = number == null ? null : store.get(ClusterRows.memberKey(number, identifier));
        return row == null ? identifier : ClusterRows.member(row).canonical();
    }

    private @Nullable Long home(Identifier identifier) {
        return ClusterRows.home(store, identifier);
    }
}
