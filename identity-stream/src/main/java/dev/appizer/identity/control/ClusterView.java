// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.graph.Cluster;
import dev.appizer.identity.graph.Member;
import dev.appizer.model.Identifier;
import dev.appizer.streams.state.Rows;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A cluster for queries.
 *
 * @param canonical the identifier that names the person
 * @param seen the identifiers of the person that were seen
 */
public record ClusterView(String canonical, List<String> seen) {

    /** The cluster of an identifier; empty where it has none. Where it moves meanwhile, it is looked for again. */
    public static Optional<ClusterView> of(ReadOnlyKeyValueStore<Bytes, byte[]> store, Identifier identifier) {
        Long number = home(store, identifier);
        while (number != null) {
            Cluster cluster = new Cluster();
            Rows.each(store, ClusterRows.clusterPrefix(number), (key, row) -> ClusterRows.addTo(cluster, key, row));
            Long now = home(store, identifier);
            if (number.equals(now)) {
                return Optional.of(of(cluster, identifier));
            }
            number = now;
        }
        return Optional.empty();
    }

    private static @Nullable Long home(ReadOnlyKeyValueStore<Bytes, byte[]> store, Identifier identifier) {
        return ClusterRows.cluster(store.get(ClusterRows.homeKey(identifier)));
    }

    private static ClusterView of(Cluster cluster, Identifier identifier) {
        List<String> seen = cluster.members().entrySet().stream()
                .filter(member -> member.getValue().seen())
                .map(member -> member.getKey().toString())
                .toList();
        Member member = Objects.requireNonNull(cluster.members().get(identifier));
        return new ClusterView(member.canonical().toString(), seen);
    }
}
