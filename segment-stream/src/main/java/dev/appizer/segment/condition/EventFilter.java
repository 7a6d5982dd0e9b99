// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.segment.condition.value.Operator;
import dev.appizer.segment.condition.value.ValueTest;
import java.util.Set;

/**
 * Asks something of the events of one name.
 *
 * @param query what is made of them
 * @param operator as it was written
 * @param test the operator with its operand, put to the answer
 * @param enough so many events give the same verdict as any more of them would
 */
public record EventFilter(EventQuery query, Operator operator, ValueTest test, long enough) implements Filter {

    public EventFilter(EventQuery query, Operator operator, ValueTest test) {
        this(query, operator, test, query.enoughFor(test));
    }

    @Override
    public Course saw(Look look) {
        return query.course(look);
    }

    @Override
    public Verdict judge(Look look) {
        return Filter.judge(query.course(look, enough), test, look.now());
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
