// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All definitions of a moment that can be judged. */
public final class DefinitionSet implements Catalog {

    public static final DefinitionSet EMPTY = of(Map.of(), Map.of(), Set.of(), Retention.FOR_EVER);

    private final Map<String, Condition> segments = new LinkedHashMap<>();
    private final Map<String, Set<Dependency>> dependencies = new LinkedHashMap<>();
    private final Map<String, EventQuery> computedTraits;
    private final Retention retention;

    private DefinitionSet(Map<String, EventQuery> computedTraits, Retention retention) {
        this.computedTraits = Map.copyOf(computedTraits);
        this.retention = retention;
    }

    /**
     * Of these definitions those that can be judged: all but segments that refer to one that can't, or back to themselves
     * in the end, or look at a computed trait of which nobody knows what it is.
     *
     * @param unreadable names of computed traits that are defined, and not understood
     */
    public static DefinitionSet of(
            Map<String, Condition> segments,
            Map<String, EventQuery> computedTraits,
            Set<String> unreadable,
            Retention retention) {
        DefinitionSet set = new DefinitionSet(computedTraits, retention);
        References.inOrder(segments).forEach((id, condition) -> {
            boolean isKnown = set.segments.keySet().containsAll(References.in(condition));
            Set<Dependency> on = isKnown ? condition.dependencies(set) : Set.of();
            if (isKnown && unreadable.stream().noneMatch(name -> on.contains(new Dependency.Trait(name)))) {
                set.segments.put(id, condition);
                set.dependencies.put(id, on);
            }
        });
        return set;
    }

    @Override
    public @Nullable EventQuery computedTrait(String name) {
        return computedTraits.get(name);
    }

    @Override
    public @Nullable Condition segment(String id) {
        return segments.get(id);
    }

    @Override
    public Set<Dependency> dependencies(String segment) {
        return dependencies.getOrDefault(segment, Set.of());
    }

    @Override
    public Retention retention() {
        return retention;
    }

    public Map<String, Condition> segments() {
        return segments;
    }

    public Map<String, EventQuery> computedTraits() {
        return computedTraits;
    }
}
