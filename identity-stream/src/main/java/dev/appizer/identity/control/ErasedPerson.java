// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.model.Identifier;
import java.util.Map;
import java.util.Set;

/**
 * A person that is taken out.
 *
 * @param identifiers all that are the person, named ones among them
 * @param version since which each belongs to itself again
 * @param places every place where something of them may lie, and of whom
 * @param named the ids that links named which went with it: other claims on these may count now
 */
record ErasedPerson(
        Set<Identifier> identifiers, long version, Map<Identifier, Set<Identifier>> places, Set<String> named) {

    /** How many reports there will be that something is gone: one of each identifier at each of its places. */
    int parts() {
        return places.values().stream().mapToInt(Set::size).sum();
    }
}
