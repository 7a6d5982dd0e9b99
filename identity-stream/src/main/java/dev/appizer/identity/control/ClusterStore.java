// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.graph.Claim;
import dev.appizer.identity.graph.Cluster;
import dev.appizer.identity.graph.Person;
import dev.appizer.identity.graph.Reassignment;
import dev.appizer.model.Identifier;
import dev.appizer.streams.state.Rows;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The clusters of the control plane: loads those that a link touches, and saves what they became, row by row. */
final class ClusterStore {

    private final KeyValueStore<Bytes, byte[]> store;

    ClusterStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Clusters that are loaded as one, and the rows that they were. */
    final class Draft {

        final Cluster cluster = new Cluster();
        private final Map<Bytes, byte[]> before = new HashMap<>();
        private final Map<Identifier, Long> homes = new HashMap<>();

        /** Loads the cluster of an identifier, unless it is there already. */
        void load(Identifier identifier) {
            if (cluster.contains(identifier)) {
                return;
            }
            Long number = ClusterRows.cluster(store.get(ClusterRows.homeKey(identifier)));
            if (number == null) {
                cluster.addUnlinked(identifier);
            } else {
                loadRows(number);
            }
        }

        private void loadRows(long number) {
            Set<Identifier> others = Set.copyOf(cluster.members().keySet());
            Rows.each(store, ClusterRows.clusterPrefix(number), (key, row) -> {
                before.put(key, row);
                ClusterRows.addTo(cluster, key, row);
            });
            for (Identifier member : cluster.members().keySet()) {
                if (!others.contains(member)) {
                    homes.put(member, number);
                    before.put(ClusterRows.homeKey(member), ClusterRows.home(number));
                }
            }
        }

        /**
         * Writes the rows that differ. A query may come in between, so the rows of a cluster stand before any identifier
         * says that it is there, and none goes before its identifier has said that it is elsewhere.
         */
        void save(Reassignment result) {
            Map<Bytes, byte[]> rows = new HashMap<>();
            Map<Bytes, byte[]> places = new HashMap<>();
            Set<Long> free = new HashSet<>(homes.values());
            for (Person person : result.persons()) {
                long number = numberFor(person, free);
                ClusterRows.of(person, number, result, cluster, rows::put);
                person.identifiers()
                        .forEach(member -> places.put(ClusterRows.homeKey(member), ClusterRows.home(number)));
            }
            write(rows);
            write(places);
            before.keySet().stream()
                    .filter(key -> !rows.containsKey(key) && !places.containsKey(key))
                    .forEach(store::delete);
        }

        private void write(Map<Bytes, byte[]> rows) {
            rows.forEach((key, row) -> {
                if (!Arrays.equals(row, before.get(key))) {
                    store.put(key, row);
                }
            });
        }

        /** The largest part keeps its number, so that joining a small cluster to a large one rewrites the small one. */
        private long numberFor(Person person, Set<Long> free) {
            Map<Long, Long> held = person.identifiers().stream()
                    .map(homes::get)
                    .filter(free::contains)
                    .collect(Collectors.groupingBy(number -> number, Collectors.counting()));
            return held.entrySet().stream()
                    .max(Map.Entry.<Long, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .map(Map.Entry::getKey)
                    .filter(free::remove)
                    .orElseGet(ClusterStore.this::nextNumber);
        }
    }

    Draft draft() {
        return new Draft();
    }

    /** Keeps a claim, or an earlier repeat of it; answers all claims on its anonymous id. */
    Collection<Claim> keep(Claim claim) {
        Bytes key = ClusterRows.claimKey(claim);
        Claim known = ClusterRows.claim(claim, store.get(key));
        if (known == null || claim.first().compareTo(known.first()) < 0) {
            store.put(key, ClusterRows.claim(claim));
        }
        return claimsOn(claim.anonymousId());
    }

    Collection<Claim> claimsOn(String anonymousId) {
        return ClusterRows.claimsOn(store, anonymousId);
    }

    /** Notes that an identifier has been seen; nothing where it is in no cluster. */
    void see(Identifier identifier) {
        Long number = ClusterRows.cluster(store.get(ClusterRows.homeKey(identifier)));
        if (number != null) {
            Bytes key = ClusterRows.memberKey(number, identifier);
            byte @Nullable [] row = store.get(key);
            if (row != null) {
                store.put(key, ClusterRows.member(ClusterRows.member(row).asSeen()));
            }
        }
    }

    private long nextNumber() {
        Long last = ClusterRows.cluster(store.get(ClusterRows.lastNumberKey()));
        long next = last == null ? 1 : last + 1;
        store.put(ClusterRows.lastNumberKey(), ClusterRows.home(next));
        return next;
    }
}
