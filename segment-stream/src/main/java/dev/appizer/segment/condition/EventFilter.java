// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.filter.value.Operator;
import dev.appizer.filter.value.ValueTest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks something of the events of one name.
 *
 * @param query what is made of them
 * @param operator as it was written
 * @param test the operator with its operand, put to the answer
 * @param enough so many events give the same verdict as any more of them would
 */
public record EventFilter(EventQuery query, Operator operator, ValueTest test, long enough) implements Filter {

    private static final int FEW = 16;

    public EventFilter(EventQuery query, Operator operator, ValueTest test) {
        this(query, operator, test, query.enoughFor(test));
    }

    @Override
    public Course saw(Look look) {
        return query.course(look);
    }

    @Override
    public Verdict judge(Look look) {
        @Nullable Verdict verdict = ofFew(look);
        return verdict == null ? Filter.judge(query.course(look, enough), test, look.now()) : verdict;
    }

    /** The verdict where there are so few events that it is the same whichever of them count; else null. Most people did little. */
    private @Nullable Verdict ofFew(Look look) {
        long most = enough == Long.MAX_VALUE ? Long.MAX_VALUE : look.facts().count(query.event());
        if (most > FEW) {
            return null;
        }
        boolean holds = passes(0, look);
        for (long count = 1; count <= most; count++) {
            if (passes(count, look) != holds) {
                return null;
            }
        }
        return Verdict.forever(holds);
    }

    private boolean passes(long count, Look look) {
        return test.when(count).contains(look.now());
    }

    @Override
    public Set<Dependency> dependencies(Catalog catalog) {
        return query.dependencies();
    }

    @Override
    public Cost cost() {
        return query.isPlainCount() ? Cost.COUNT : Cost.EVENTS;
    }
}
