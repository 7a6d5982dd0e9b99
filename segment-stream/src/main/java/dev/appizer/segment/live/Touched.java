// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.condition.Dependency;
import java.util.Set;

/**
 * What a record touched of a profile.
 *
 * @param dependencies what conditions may depend on
 * @param everything whether an identifier came back or went with all that it did, so that any condition may differ
 * @param shown whether the profile record looks different: ids, traits, or that there is one
 */
record Touched(Set<Dependency> dependencies, boolean everything, boolean shown, Kind kind) {

    static final Touched NOTHING = new Touched(Set.of(), false, false, Kind.USUAL);
    static final Touched EVERYTHING = new Touched(Set.of(), true, true, Kind.USUAL);
    static final Touched TOO_MUCH = new Touched(Set.of(), false, false, Kind.TOO_MUCH);

    /** What is noteworthy of it. */
    enum Kind {
        USUAL,
        /** An identify that changed nothing. */
        REDUNDANT,
        /** It was not taken: the profile would have held too much with it. */
        TOO_MUCH
    }
}
