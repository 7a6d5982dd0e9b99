package dev.appizer.segment.live;

import dev.appizer.segment.condition.Dependency;
import java.util.Set;

/**
 * What a record touched of a profile.
 *
 * @param dependencies what conditions may depend on
 * @param everything whether identifiers came or went, so that any condition may have another answer
 * @param shown whether the profile record itself looks different
 */
record Touched(Set<Dependency> dependencies, boolean everything, boolean shown) {

    static final Touched NOTHING = new Touched(Set.of(), false, false);
    static final Touched EVERYTHING = new Touched(Set.of(), true, true);
}
