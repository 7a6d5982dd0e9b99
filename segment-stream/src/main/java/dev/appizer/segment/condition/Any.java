// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.List;
import java.util.Set;

/** Holds when at least one of its parts does. */
public record Any(List<Condition> parts) implements Condition {

    public Any {
        parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(Facts facts) {
        return parts.stream().anyMatch(part -> part.holds(facts));
    }

    @Override
    public Set<Dependency> dependencies() {
        return Dependency.union(parts);
    }
}
