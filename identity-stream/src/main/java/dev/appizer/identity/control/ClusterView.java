// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.graph.Link;
import dev.appizer.model.Identifier;
import dev.appizer.streams.state.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A person for queries.
 *
 * @param canonical the identifier that names the person
 * @param seen the identifiers of the person that were seen
 */
public record ClusterView(String canonical, List<String> seen) {

    /** The person of an identifier; empty where nothing links it. Where it moves meanwhile, it is looked for again. */
    public static Optional<ClusterView> of(ReadOnlyKeyValueStore<Bytes, byte[]> store, Identifier identifier) {
        @Nullable Home home = ClusterRows.home(store, identifier);
        while (home != null) {
            Set<Identifier> members = members(store, home.cluster());
            members.add(identifier);
            ClusterView view = of(store, members, home.member().canonical());
            @Nullable Home now = ClusterRows.home(store, identifier);
            if (home.equals(now)) {
                return Optional.of(view);
            }
            home = now;
        }
        return Optional.empty();
    }

    private static Set<Identifier> members(ReadOnlyKeyValueStore<Bytes, byte[]> store, long number) {
        Set<Identifier> members = new TreeSet<>();
        Rows.each(store, ClusterRows.clusterPrefix(number), (key, row) -> {
            @Nullable Link link = ClusterRows.link(key, row);
            if (link != null) {
                members.addAll(link.identifiers());
            }
        });
        return members;
    }

    /** A cluster holds more than one person where a link was refused. */
    private static ClusterView of(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, Set<Identifier> members, Identifier canonical) {
        List<String> seen = new ArrayList<>();
        for (Identifier identifier : members) {
            @Nullable Home home = ClusterRows.home(store, identifier);
            if (home != null
                    && home.member().seen()
                    && home.member().canonical().equals(canonical)) {
                seen.add(identifier.toString());
            }
        }
        return new ClusterView(canonical.toString(), seen);
    }
}
