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
 * @param redundant whether it is an identify that changed nothing
 */
record Touched(Set<Dependency> dependencies, boolean everything, boolean shown, boolean redundant) {

    static final Touched NOTHING = new Touched(Set.of(), false, false, false);
    static final Touched EVERYTHING = new Touched(Set.of(), true, true, false);
}
