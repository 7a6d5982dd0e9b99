// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds the definitions that a change concerns, by one hash lookup for each thing that changed: definitions that it
 * does not concern cost nothing, however many there are. Immutable; made anew when a definition comes or goes.
 */
public final class DefinitionIndex {

    public static final DefinitionIndex NOTHING = of(Map.of(), Set.of());

    private final Map<Dependency, Set<String>> byDependency;
    private final Set<String> ofNobody;

    private DefinitionIndex(Map<Dependency, Set<String>> byDependency, Set<String> ofNobody) {
        this.byDependency = byDependency;
        this.ofNobody = ofNobody;
    }

    /**
     * Indexes definitions by what they depend on.
     *
     * @param dependencies of each, by its key
     * @param ofNobody keys of those that say something of somebody of whom nothing is known
     */
    public static DefinitionIndex of(Map<String, Set<Dependency>> dependencies, Set<String> ofNobody) {
        Map<Dependency, Set<String>> byDependency = new HashMap<>();
        dependencies.forEach((key, on) -> on.forEach(dependency -> byDependency
                .computeIfAbsent(dependency, same -> new TreeSet<>())
                .add(key)));
        return new DefinitionIndex(byDependency, Set.copyOf(ofNobody));
    }

    /** The keys, in their order, of the definitions whose answer can differ after these changes. */
    public SortedSet<String> affectedBy(Collection<? extends Dependency> changes) {
        SortedSet<String> keys = new TreeSet<>();
        changes.forEach(change -> keys.addAll(byDependency.getOrDefault(change, Set.of())));
        return keys;
    }

    /**
     * The keys of the definitions that say something of somebody of whom nothing is known ("never purchased", a count of
     * 0). A new profile is to be asked about these and about what its first facts {@linkplain #affectedBy affect},
     * {@link Dependency.AnyEvent} and {@link Dependency.Anonymity} among them; no other can say anything of it.
     */
    public Set<String> ofNobody() {
        return ofNobody;
    }
}
