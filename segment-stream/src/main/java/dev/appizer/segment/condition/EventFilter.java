// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.segment.condition.value.Operator;
import dev.appizer.segment.condition.value.ValueTest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks something of the events of one name.
 *
 * @param query what is made of them
 * @param operator as it was written
 * @param test the operator with its operand, put to the answer
 */
public record EventFilter(EventQuery query, Operator operator, ValueTest test) implements Filter {

    @Override
    public @Nullable Object saw(Facts facts) {
        return query.answer(facts);
    }

    @Override
    public boolean accepts(@Nullable Object seen) {
        return test.holds(seen);
    }

    @Override
    public Set<Dependency> dependencies() {
        return Set.of(new Dependency.Event(query.event()));
    }
}
