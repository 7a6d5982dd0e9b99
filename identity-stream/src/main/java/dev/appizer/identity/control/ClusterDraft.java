// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.graph.Cluster;
import dev.appizer.identity.graph.Link;
import dev.appizer.identity.graph.Member;
import dev.appizer.identity.graph.Move;
import dev.appizer.identity.graph.Reassignment;
import dev.appizer.identity.rows.HomeRow;
import dev.appizer.model.Identifier;
import dev.appizer.streams.state.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Clusters that are loaded as one and changed: saves what they became, row by row. */
final class ClusterDraft {

    private static final byte[] NOTHING = new byte[0];

    final Cluster cluster = new Cluster();
    private final KeyValueStore<Bytes, byte[]> store;
    private final int cap;
    private final Numbers numbers;
    private final Map<Bytes, byte[]> before = new HashMap<>();
    private final Map<String, HomeRow> ids = new LinkedHashMap<>();
    private final Map<Identifier, Long> homes = new HashMap<>();
    private final Set<Long> loaded = new HashSet<>();

    /** @param cap the most seen ids of one person */
    ClusterDraft(KeyValueStore<Bytes, byte[]> store, int cap, Numbers numbers) {
        this.store = store;
        this.cap = cap;
        this.numbers = numbers;
    }

    /** Loads the cluster of an identifier, unless it is there already; of one that was taken out, nothing. */
    void load(Identifier identifier) {
        if (cluster.contains(identifier)) {
            return;
        }
        @Nullable Home home = ClusterRows.home(row(identifier.id()), identifier);
        if (home == null || !loaded.add(home.cluster())) {
            cluster.addUnlinked(identifier);
            return;
        }
        loadMember(identifier);
        Rows.each(store, ClusterRows.clusterPrefix(home.cluster()), (key, row) -> {
            before.put(key, row);
            @Nullable Link link = ClusterRows.link(key, row);
            if (link != null) {
                cluster.add(link);
                link.identifiers().forEach(this::loadMember);
            }
        });
    }

    private void loadMember(Identifier identifier) {
        if (!cluster.contains(identifier)) {
            Home home = Objects.requireNonNull(ClusterRows.home(row(identifier.id()), identifier));
            cluster.add(identifier, home.member());
            homes.put(identifier, home.cluster());
        }
    }

    private HomeRow row(String id) {
        return ids.computeIfAbsent(id, same -> {
            Bytes key = ClusterRows.homeKey(id);
            byte @Nullable [] row = store.get(key);
            if (row != null) {
                before.put(key, row);
            }
            return ClusterRows.homes(row);
        });
    }

    /** Recomputes, and saves what has changed. */
    Settled settle() {
        Reassignment result = Reassignment.of(cluster, numbers.nextVersion(), cap);
        List<Link> refused = newlyRefused(result);
        save(result);
        notePlaces(result);
        Map<Identifier, Member> assigned = new LinkedHashMap<>();
        result.assigned()
                .forEach(identifier -> assigned.put(
                        identifier, Objects.requireNonNull(result.members().get(identifier))));
        return new Settled(assigned, result.moves(), refused);
    }

    /** Takes the person of an identifier out; only links that were received later stay. */
    ErasedPerson erase(Identifier target, long receivedBefore) {
        Identifier canonical =
                Objects.requireNonNull(cluster.members().get(target)).canonical();
        Set<Identifier> person = new TreeSet<>();
        cluster.members().forEach((identifier, member) -> {
            if (member.canonical().equals(canonical)) {
                person.add(identifier);
            }
        });
        Map<Identifier, Set<Identifier>> places = new TreeMap<>();
        for (Identifier identifier : person) {
            for (Identifier place : places(identifier, canonical)) {
                places.computeIfAbsent(place, same -> new TreeSet<>()).add(identifier);
            }
        }
        Set<String> named = cluster.remove(person, receivedBefore);
        return new ErasedPerson(person, numbers.nextVersion(), places, named);
    }

    /** Where it is, its own place, and where else it was; of the latter nothing is left to be known. */
    private Set<Identifier> places(Identifier identifier, Identifier canonical) {
        Set<Identifier> places = new TreeSet<>(List.of(identifier, canonical));
        Rows.each(store, ClusterRows.placesPrefix(identifier), (key, row) -> {
            places.add(ClusterRows.place(key));
            store.delete(key);
        });
        return places;
    }

    /** Notes a place that is left, unless it is the identifier's own. */
    private void notePlaces(Reassignment result) {
        for (Move move : result.moves()) {
            for (Identifier identifier : move.identifiers()) {
                if (!identifier.equals(move.from())) {
                    store.put(ClusterRows.placeKey(identifier, move.from()), NOTHING);
                }
            }
        }
    }

    private List<Link> newlyRefused(Reassignment result) {
        List<Link> refused = new ArrayList<>();
        for (Link link : result.refused()) {
            @Nullable Long number = homes.get(link.user());
            byte @Nullable [] row = number == null ? null : before.get(ClusterRows.linkKey(number, link));
            if (!ClusterRows.isRefused(link, row)) {
                refused.add(link);
            }
        }
        return refused;
    }

    /**
     * Writes the rows that differ. A query may come in between, so the rows of a cluster stand before any identifier
     * says that it is there, and none goes before its identifier has said that it is elsewhere.
     */
    private void save(Reassignment result) {
        Map<Bytes, byte[]> rows = new HashMap<>();
        Set<Long> free = new HashSet<>(homes.values());
        homes.keySet().forEach(identifier -> ClusterRows.setHome(row(identifier.id()), identifier, null));
        for (Set<Identifier> identifiers : result.clusters()) {
            long number = numberFor(identifiers, free);
            ClusterRows.of(identifiers, number, result, cluster, rows::put);
            for (Identifier identifier : identifiers) {
                Member member = Objects.requireNonNull(result.members().get(identifier));
                ClusterRows.setHome(row(identifier.id()), identifier, new Home(number, member));
            }
        }
        rows.forEach(this::write);
        ids.forEach((id, row) -> {
            Bytes key = ClusterRows.homeKey(id);
            write(key, ClusterRows.homes(row));
            before.remove(key);
        });
        before.keySet().stream().filter(key -> !rows.containsKey(key)).forEach(store::delete);
    }

    private void write(Bytes key, byte @Nullable [] row) {
        if (!Arrays.equals(row, before.get(key))) {
            store.put(key, row);
        }
    }

    /** The largest part keeps its number, so that joining a small cluster to a large one rewrites the small one. */
    private long numberFor(Set<Identifier> identifiers, Set<Long> free) {
        Map<Long, Long> held = identifiers.stream()
                .map(homes::get)
                .filter(free::contains)
                .collect(Collectors.groupingBy(number -> number, Collectors.counting()));
        return held.entrySet().stream()
                .max(Map.Entry.<Long, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .filter(free::remove)
                .orElseGet(numbers::nextCluster);
    }
}
