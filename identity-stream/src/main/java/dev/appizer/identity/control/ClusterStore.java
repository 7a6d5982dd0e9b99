// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.graph.Link;
import dev.appizer.identity.graph.Member;
import dev.appizer.identity.graph.Move;
import dev.appizer.identity.rows.HomeRow;
import dev.appizer.identity.rows.SizeRow;
import dev.appizer.model.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The clusters of the control plane: answers and does what needs a few of their rows only. */
final class ClusterStore {

    private final KeyValueStore<Bytes, byte[]> store;
    private final int cap;
    private final Numbers numbers;

    /**
     * Opens them.
     *
     * @param cap the most seen ids of one person
     * @param version every assignment has a later one
     */
    ClusterStore(KeyValueStore<Bytes, byte[]> store, int cap, long version) {
        this.store = store;
        this.cap = cap;
        numbers = new Numbers(store, version);
    }

    ClusterDraft draft() {
        return new ClusterDraft(store, cap, numbers);
    }

    /**
     * Lets a link join ids that nothing has named before to the person that its user names, who may be new as well. Neither
     * the person's name nor who is let in can change by that, so nothing else is read of the cluster, however large it is.
     * (An anonymous id that was claimed is in a cluster, so there is no other claim.)
     *
     * @return empty where the link is not as simple as that
     */
    Optional<Settled> attach(Link link, int mostLinks) {
        if (link.named().equals(link.userId())) {
            return Optional.empty();
        }
        Set<Identifier> joining = new LinkedHashSet<>(link.identifiers());
        joining.remove(link.user());
        HomeRow named = homes(link.named());
        if (joining.stream().anyMatch(identifier -> ClusterRows.home(named, identifier) != null)) {
            return Optional.empty();
        }
        HomeRow users = homes(link.userId());
        @Nullable Home home = ClusterRows.home(users, link.user());
        return home == null
                ? Optional.of(begin(link, users, named, joining))
                : join(link, home, named, joining, mostLinks);
    }

    /** A cluster of this link alone. */
    private Settled begin(Link link, HomeRow users, HomeRow named, Set<Identifier> joining) {
        Home own = new Home(numbers.nextCluster(), new Member(link.user(), numbers.nextVersion(), true));
        ClusterRows.setHome(users, link.user(), own);
        put(link.userId(), users);
        Settled joined = put(link, own, named, joining, new SizeRow(1, 1));
        joined.assigned().put(link.user(), own.member());
        return joined;
    }

    private Optional<Settled> join(Link link, Home user, HomeRow named, Set<Identifier> joining, int mostLinks) {
        if (!user.member().seen() || !user.member().canonical().equals(link.user())) {
            return Optional.empty();
        }
        SizeRow size = size(user.cluster());
        if (size.getLinks() >= mostLinks || size.getSeen() > cap) {
            return Optional.empty();
        }
        size.setLinks(size.getLinks() + 1);
        Home own = new Home(user.cluster(), new Member(link.user(), numbers.nextVersion(), false));
        return Optional.of(put(link, own, named, joining, size));
    }

    /** Its rows, and what they come to. A query may come in between, so an identifier is there before a link names it. */
    private Settled put(Link link, Home user, HomeRow named, Set<Identifier> joining, SizeRow size) {
        Member member = new Member(link.user(), user.member().version(), false);
        Map<Identifier, Member> assigned = new LinkedHashMap<>();
        List<Move> moves = new ArrayList<>();
        for (Identifier identifier : joining) {
            ClusterRows.setHome(named, identifier, new Home(user.cluster(), member));
            assigned.put(identifier, member);
            moves.add(new Move(identifier, link.user(), List.of(identifier), true, member.version()));
        }
        put(link.named(), named);
        store.put(ClusterRows.linkKey(user.cluster(), link), ClusterRows.link(link, false));
        store.put(ClusterRows.sizeKey(user.cluster()), ClusterRows.size(size));
        return new Settled(assigned, moves, List.of());
    }

    private HomeRow homes(String id) {
        return ClusterRows.homes(store.get(ClusterRows.homeKey(id)));
    }

    private void put(String id, HomeRow row) {
        store.put(ClusterRows.homeKey(id), ClusterRows.homes(row));
    }

    private SizeRow size(long number) {
        return ClusterRows.size(Objects.requireNonNull(store.get(ClusterRows.sizeKey(number))));
    }

    /** Notes that an identifier has been seen; whether its cluster has to be recomputed, since it may be too large now. */
    boolean see(Identifier identifier) {
        HomeRow row = homes(identifier.id());
        @Nullable Home home = ClusterRows.home(row, identifier);
        if (home == null || home.member().seen()) {
            return false;
        }
        ClusterRows.setHome(
                row, identifier, new Home(home.cluster(), home.member().asSeen()));
        put(identifier.id(), row);
        SizeRow size = size(home.cluster());
        size.setSeen(size.getSeen() + 1);
        store.put(ClusterRows.sizeKey(home.cluster()), ClusterRows.size(size));
        return size.getSeen() > cap;
    }

    /** Whether the live link between these ids is refused for the size of its person; empty where there is none. */
    Optional<Boolean> isRefused(Link link) {
        @Nullable Home home = ClusterRows.home(store, link.user());
        byte @Nullable [] row = home == null ? null : store.get(ClusterRows.linkKey(home.cluster(), link));
        return row == null ? Optional.empty() : Optional.of(ClusterRows.isRefused(link, row));
    }

    /** Notes a place where an identifier was, which is not its own. */
    void notePlace(Identifier identifier, Identifier place) {
        store.put(ClusterRows.placeKey(identifier, place), new byte[0]);
    }

    /** The one that names the person of an identifier. */
    Identifier canonical(Identifier identifier) {
        @Nullable Home home = ClusterRows.home(store, identifier);
        return home == null ? identifier : home.member().canonical();
    }
}
