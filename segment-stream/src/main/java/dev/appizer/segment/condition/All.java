// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.List;
import java.util.Set;

/** Holds when each of its parts does. */
public record All(List<Condition> parts) implements Condition {

    public All {
        parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(Facts facts) {
        return parts.stream().allMatch(part -> part.holds(facts));
    }

    @Override
    public Set<Dependency> dependencies() {
        return Dependency.union(parts);
    }
}
