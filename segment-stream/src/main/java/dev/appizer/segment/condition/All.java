// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.filter.value.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Holds when each of its parts does. */
public record All(List<Condition> parts, List<Condition> cheapestFirst) implements Condition {

    public All(List<Condition> parts) {
        this(
                List.copyOf(parts),
                parts.stream().sorted(Comparator.comparing(Condition::cost)).toList());
    }

    /** While a part fails the whole does, so it can't hold before the last of them holds. */
    @Override
    public Verdict judge(Look look) {
        boolean holds = true;
        long firstToFail = Span.FOREVER;
        long lastToHold = Long.MIN_VALUE;
        for (Condition part : cheapestFirst) {
            Verdict verdict = part.judge(look);
            if (verdict.holds()) {
                firstToFail = Math.min(firstToFail, verdict.until());
            } else if (verdict.until() == Span.FOREVER) {
                return verdict;
            } else {
                holds = false;
                lastToHold = Math.max(lastToHold, verdict.until());
            }
        }
        return holds ? new Verdict(true, firstToFail) : new Verdict(false, lastToHold);
    }

    @Override
    public Set<Dependency> dependencies(Catalog catalog) {
        return Dependency.union(parts, catalog);
    }

    @Override
    public Cost cost() {
        return cheapestFirst.isEmpty()
                ? Cost.PROPERTY
                : cheapestFirst.get(cheapestFirst.size() - 1).cost();
    }
}
