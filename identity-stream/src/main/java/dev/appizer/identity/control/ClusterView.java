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

/**
 * A person for queries.
 *
 * @param canonical the identifier that names the person
 * @param seen the identifiers of the person that were seen
 */
public record ClusterView(String canonical, List<String> seen) {

    /** The person of an identifier; empty where nothing links it. Where it moves meanwhile, it is looked for again. */
    public static Optional<ClusterView> of(ReadOnlyKeyValueStore<Bytes, byte[]> store, Identifier identifier) {
        Long number = ClusterRows.home(store, identifier);
        while (number != null) {
            Cluster cluster = load(store, number);
            Long now = ClusterRows.home(store, identifier);
            if (number.equals(now)) {
                return Optional.of(of(cluster, identifier));
            }
            number = now;
        }
        return Optional.empty();
    }

    private static Cluster load(ReadOnlyKeyValueStore<Bytes, byte[]> store, long number) {
        Cluster cluster = new Cluster();
        Rows.each(store, ClusterRows.clusterPrefix(number), (key, row) -> ClusterRows.addTo(cluster, key, row));
        return cluster;
    }

    /** A cluster holds more than one person where a link was refused. */
    private static ClusterView of(Cluster cluster, Identifier identifier) {
        Member own = Objects.requireNonNull(cluster.members().get(identifier));
        List<String> seen = cluster.members().entrySet().stream()
                .filter(member -> member.getValue().seen())
                .filter(member -> member.getValue().canonical().equals(own.canonical()))
                .map(member -> member.getKey().toString())
                .toList();
        return new ClusterView(own.canonical().toString(), seen);
    }
}
