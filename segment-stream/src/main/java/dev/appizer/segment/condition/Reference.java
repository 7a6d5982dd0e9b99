// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.Set;

/** Holds for whoever is in another segment. */
public record Reference(String segment) implements Leaf {

    @Override
    public Verdict judge(Look look) {
        return look.segment(segment);
    }

    @Override
    public Set<Dependency> dependencies(Catalog catalog) {
        return catalog.dependencies(segment);
    }

    @Override
    public Cost cost() {
        return Cost.EVENTS;
    }
}
