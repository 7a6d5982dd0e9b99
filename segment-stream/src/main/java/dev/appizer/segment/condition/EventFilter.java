// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.segment.condition.value.Operator;
import dev.appizer.segment.condition.value.ValueTest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks something of the events of one name.
 *
 * @param event the events' name, exactly
 * @param aggregate what is made of these events
 * @param operator as it was written
 * @param test the operator with its operand, put to the aggregate
 */
public record EventFilter(String event, Aggregate aggregate, Operator operator, ValueTest test) implements Filter {

    /** What is made of a person's events. */
    public enum Aggregate {
        /** How many there are; 0 without any. */
        COUNT
    }

    @Override
    public Object saw(Facts facts) {
        return switch (aggregate) {
            case COUNT -> facts.count(event);
        };
    }

    @Override
    public boolean accepts(@Nullable Object seen) {
        return test.holds(seen);
    }

    @Override
    public Set<Dependency> dependencies() {
        return Set.of(new Dependency.Event(event));
    }
}
