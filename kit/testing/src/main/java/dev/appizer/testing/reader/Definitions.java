// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The segments and computed traits that are defined, in the JSON of their API. Immutable. */
public final class Definitions {

    private static final Definitions NONE = new Definitions(new TreeMap<>(), new TreeMap<>());

    private final SortedMap<String, Condition> segments;
    private final SortedMap<String, Aggregation> computedTraits;

    private Definitions(SortedMap<String, Condition> segments, SortedMap<String, Aggregation> computedTraits) {
        this.segments = segments;
        this.computedTraits = computedTraits;
    }

    public static Definitions none() {
        return NONE;
    }

    /**
     * With this segment added or replaced.
     *
     * @throws IllegalArgumentException if it is malformed, or refers to an unknown segment or to itself in the end
     */
    public Definitions withSegment(String id, String json) {
        SortedMap<String, Condition> changed = new TreeMap<>(segments);
        changed.put(id, ConditionParser.segment(json));
        Definitions definitions = new Definitions(changed, computedTraits);
        definitions.checkReferences(id);
        return definitions;
    }

    /**
     * With this computed trait added or replaced.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    public Definitions withComputedTrait(String name, String json) {
        SortedMap<String, Aggregation> changed = new TreeMap<>(computedTraits);
        changed.put(name, ConditionParser.computedTrait(json));
        return new Definitions(segments, changed);
    }

    /** The ids of the segments, sorted. */
    public SortedSet<String> segmentIds() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(segments.keySet()));
    }

    Condition segment(String id) {
        @Nullable Condition condition = segments.get(id);
        if (condition == null) {
            throw new IllegalArgumentException("Unknown segment: " + id);
        }
        return condition;
    }

    SortedMap<String, Aggregation> computedTraits() {
        return computedTraits;
    }

    /** Follows references from a segment; whatever the others refer to was checked when they were added. */
    void checkReferences(String id) {
        checkReferences(segment(id), id);
    }

    void checkReferences(Condition condition, @Nullable String self) {
        for (String referred : References.in(condition)) {
            if (referred.equals(self)) {
                throw new IllegalArgumentException("Refers to itself: " + self);
            }
            checkReferences(segment(referred), self);
        }
    }
}
