// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.Set;

/** Holds when its part does not. */
public record Not(Condition part) implements Condition {

    @Override
    public Verdict judge(Look look) {
        Verdict verdict = part.judge(look);
        return new Verdict(!verdict.holds(), verdict.until());
    }

    @Override
    public Set<Dependency> dependencies(Catalog catalog) {
        return part.dependencies(catalog);
    }

    @Override
    public Cost cost() {
        return part.cost();
    }
}
