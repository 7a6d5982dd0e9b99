// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must hold for a person at an instant to be in a segment. */
sealed interface Condition
        permits Condition.All,
                Condition.Any,
                Condition.Not,
                Condition.OnEvents,
                Condition.Reference,
                PropertyFilter,
                Sequence {

    boolean holds(View view);

    record All(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(View view) {
            return parts.stream().allMatch(part -> part.holds(view));
        }
    }

    record Any(List<Condition> parts) implements Condition {
        @Override
        public boolean holds(View view) {
            return parts.stream().anyMatch(part -> part.holds(view));
        }
    }

    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(View view) {
            return !part.holds(view);
        }
    }

    /** An event filter: an operator on an aggregate of events. */
    record OnEvents(
            Aggregation aggregation,
            Operator operator,
            @Nullable Object operand) implements Condition {
        @Override
        public boolean holds(View view) {
            return operator.holds(aggregation.at(view.now(), view.person().events()), operand, view.now());
        }
    }

    /** Whoever is in another segment. */
    record Reference(String segment) implements Condition {
        @Override
        public boolean holds(View view) {
            return view.definitions().segment(segment).holds(view);
        }
    }
}
