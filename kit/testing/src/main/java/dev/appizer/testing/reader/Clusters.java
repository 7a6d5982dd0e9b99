// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import dev.appizer.testing.history.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is whom: the components of the accepted links. Links are taken in the order of their stamps; one whose component
 * would have more seen ids than the cap is refused.
 */
final class Clusters {

    private final Set<Identifier> seen;
    private final int cap;
    private final Map<Identifier, Set<Identifier>> clusterOf = new HashMap<>();
    private final List<Link> accepted = new ArrayList<>();
    private final List<Link> overCap = new ArrayList<>();
    private final Map<Identifier, Identifier> canonicals = new HashMap<>();

    private Clusters(Set<Identifier> seen, int cap) {
        this.seen = seen;
        this.cap = cap;
    }

    static Clusters of(Collection<Entry> entries, Links links, Erasures erasures, int cap) {
        Clusters clusters = new Clusters(seen(entries, erasures), cap);
        Stream.concat(links.aliases().stream(), links.claims().stream())
                .sorted(Comparator.comparing(Link::stamp))
                .forEach(clusters::join);
        clusters.nameAll();
        return clusters;
    }

    /** The ids that an accepted call named as its user or anonymous id; phantoms are not among them. */
    private static Set<Identifier> seen(Collection<Entry> entries, Erasures erasures) {
        Set<Identifier> seen = new HashSet<>();
        for (Entry entry : entries) {
            Stream.concat(
                            Ids.user(entry.call()).map(Identifier::user).stream(),
                            Ids.anonymous(entry.call()).map(Identifier::anonymous).stream())
                    .filter(identifier -> !erasures.cover(identifier, entry.stamp()))
                    .forEach(seen::add);
        }
        return seen;
    }

    private void join(Link link) {
        Set<Set<Identifier>> joined = new HashSet<>();
        link.ends().forEach(end -> joined.add(clusterOf(end)));
        Set<Identifier> union = new LinkedHashSet<>();
        joined.forEach(union::addAll);
        if (union.stream().filter(seen::contains).count() > cap) {
            overCap.add(link);
            return;
        }
        accepted.add(link);
        if (joined.size() > 1) {
            union.forEach(member -> clusterOf.put(member, union));
        }
    }

    private void nameAll() {
        Map<Set<Identifier>, List<Link>> linksOf = new HashMap<>();
        accepted.forEach(link -> linksOf.computeIfAbsent(clusterOf(link.ends().get(0)), cluster -> new ArrayList<>())
                .add(link));
        linksOf.forEach((cluster, links) -> {
            Identifier canonical =
                    CanonicalRule.of(cluster.stream().filter(seen::contains).toList(), links);
            cluster.forEach(member -> canonicals.put(member, canonical));
        });
    }

    private Set<Identifier> clusterOf(Identifier id) {
        return clusterOf.getOrDefault(id, Set.of(id));
    }

    /** Itself for an id that nothing links, seen or not. */
    Identifier canonicalOf(Identifier id) {
        return canonicals.getOrDefault(id, id);
    }

    /** The seen ids of its cluster. */
    List<Identifier> seenWith(Identifier id) {
        return clusterOf(id).stream().filter(seen::contains).sorted().toList();
    }

    Set<Identifier> seen() {
        return seen;
    }

    /** The links refused for the cap, in the order of their stamps. */
    List<Link> overCap() {
        return overCap;
    }
}
