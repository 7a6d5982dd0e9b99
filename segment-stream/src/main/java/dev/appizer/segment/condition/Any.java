// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.List;
import java.util.Set;

/** Holds when at least one of its parts does. */
public record Any(List<Condition> parts, Condition allFail) implements Condition {

    public Any(List<Condition> parts) {
        this(List.copyOf(parts), new All(parts.stream().<Condition>map(Not::new).toList()));
    }

    /** Unless all of them fail. */
    @Override
    public Verdict judge(Look look) {
        Verdict verdict = allFail.judge(look);
        return new Verdict(!verdict.holds(), verdict.until());
    }

    @Override
    public Set<Dependency> dependencies(Catalog catalog) {
        return Dependency.union(parts, catalog);
    }

    @Override
    public Cost cost() {
        return allFail.cost();
    }
}
