// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All definitions of a moment. Immutable. */
public final class DefinitionSet implements Catalog {

    public static final DefinitionSet EMPTY = of(Map.of(), Map.of(), Retention.FOR_EVER);

    private final Map<String, Condition> segments;
    private final Map<String, EventQuery> computedTraits;
    private final Retention retention;

    private DefinitionSet(
            Map<String, Condition> segments, Map<String, EventQuery> computedTraits, Retention retention) {
        this.segments = segments;
        this.computedTraits = computedTraits;
        this.retention = retention;
    }

    /**
     * Of these definitions those that can be judged: all but segments that refer to one that is not here, or back to
     * themselves in the end.
     */
    public static DefinitionSet of(
            Map<String, Condition> segments, Map<String, EventQuery> computedTraits, Retention retention) {
        return new DefinitionSet(References.resolved(segments), Map.copyOf(computedTraits), retention);
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
