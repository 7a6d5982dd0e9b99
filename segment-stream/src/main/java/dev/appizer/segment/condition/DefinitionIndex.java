// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.Collection;
import java.util.Collections;
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

    private final Map<Dependency, Set<String>> byDependency;
    private final Set<String> ofNobody;

    private DefinitionIndex(Map<Dependency, Set<String>> byDependency, Set<String> ofNobody) {
        this.byDependency = byDependency;
        this.ofNobody = ofNobody;
    }

    /** Indexes these conditions, each by the id of its definition. */
    public static DefinitionIndex of(Map<String, Condition> definitions) {
        Map<Dependency, Set<String>> byDependency = new HashMap<>();
        Set<String> ofNobody = new TreeSet<>();
        definitions.forEach((id, condition) -> {
            condition
                    .dependencies()
                    .forEach(dependency -> byDependency
                            .computeIfAbsent(dependency, key -> new TreeSet<>())
                            .add(id));
            if (condition.holds(new NoFacts())) {
                ofNobody.add(id);
            }
        });
        return new DefinitionIndex(byDependency, Collections.unmodifiableSet(ofNobody));
    }

    /** The ids, in their order, of the definitions whose answer can differ after these changes. */
    public SortedSet<String> affectedBy(Collection<? extends Dependency> changes) {
        SortedSet<String> ids = new TreeSet<>();
        changes.forEach(change -> ids.addAll(byDependency.getOrDefault(change, Set.of())));
        return ids;
    }

    /**
     * The ids, in their order, of the definitions that hold for somebody of whom nothing is known ("never purchased").
     * A new profile is to be asked about these and about what its first facts {@linkplain #affectedBy affect},
     * {@link Dependency.AnyEvent} and {@link Dependency.Anonymity} among them; no other can hold for it.
     */
    public Set<String> ofNobody() {
        return ofNobody;
    }
}
