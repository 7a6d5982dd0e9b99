// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.graph.Cluster;
import dev.appizer.model.Identifier;
import dev.appizer.streams.state.Rows;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * A cluster for queries.
 *
 * @param canonical the identifier that names the person
 * @param seen the identifiers of the person that were seen
 */
public record ClusterView(String canonical, List<String> seen) {

    /** The cluster of an identifier; empty where it has none. */
    public static Optional<ClusterView> of(ReadOnlyKeyValueStore<Bytes, byte[]> store, Identifier identifier) {
        Long number = ClusterRows.cluster(store.get(ClusterRows.homeKey(identifier)));
        if (number == null) {
            return Optional.empty();
        }
        Cluster cluster = new Cluster();
        Rows.each(store, ClusterRows.clusterPrefix(number), (key, row) -> ClusterRows.addTo(cluster, key, row));
        List<String> seen = cluster.members().entrySet().stream()
                .filter(member -> member.getValue().seen())
                .map(member -> member.getKey().toString())
                .toList();
        String canonical = Objects.requireNonNull(cluster.members().get(identifier))
                .canonical()
                .toString();
        return Optional.of(new ClusterView(canonical, seen));
    }
}
