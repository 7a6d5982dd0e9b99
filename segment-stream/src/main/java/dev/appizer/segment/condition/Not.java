// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.Set;

/** Holds when its part does not. */
public record Not(Condition part) implements Condition {

    @Override
    public boolean holds(Facts facts) {
        return !part.holds(facts);
    }

    @Override
    public Set<Dependency> dependencies() {
        return part.dependencies();
    }
}
