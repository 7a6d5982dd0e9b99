// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.graph;

import dev.appizer.model.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Identifiers in groups, while links join them. */
final class Groups {

    private final Map<Identifier, Identifier> parents = new HashMap<>();

    Groups(Collection<Identifier> identifiers) {
        identifiers.forEach(identifier -> parents.put(identifier, identifier));
    }

    static Groups of(Collection<Identifier> identifiers, Collection<? extends Link> links) {
        Groups groups = new Groups(identifiers);
        links.forEach(groups::join);
        return groups;
    }

    void join(Link link) {
        List<Identifier> joined = link.identifiers();
        Identifier root = root(joined.get(0));
        for (Identifier other : joined.subList(1, joined.size())) {
            parents.put(root(other), root);
        }
    }

    /** The one that stands for a group; another after each join. */
    Identifier root(Identifier identifier) {
        Identifier root = identifier;
        for (Identifier parent = parents.get(root); parent != null && !parent.equals(root); ) {
            root = parent;
            parent = parents.get(root);
        }
        parents.put(identifier, root);
        return root;
    }

    /** The groups by the one that stands for each, in the order of their least identifiers. */
    Map<Identifier, Set<Identifier>> all() {
        Map<Identifier, Set<Identifier>> groups = new HashMap<>();
        List.copyOf(parents.keySet())
                .forEach(identifier -> groups.computeIfAbsent(root(identifier), same -> new TreeSet<>())
                        .add(identifier));
        List<Identifier> roots = new ArrayList<>(groups.keySet());
        roots.sort((one, other) -> least(groups, one).compareTo(least(groups, other)));
        Map<Identifier, Set<Identifier>> sorted = new LinkedHashMap<>();
        roots.forEach(root -> sorted.put(root, groups.getOrDefault(root, Set.of())));
        return sorted;
    }

    private static Identifier least(Map<Identifier, Set<Identifier>> groups, Identifier root) {
        return groups.getOrDefault(root, Set.of(root)).iterator().next();
    }
}
