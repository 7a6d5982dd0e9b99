// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operator on the value at a path: of a profile's traits, or of an event's properties. */
record PropertyFilter(
        String property, Operator operator, @Nullable Object operand) implements Condition {

    @Override
    public boolean holds(View view) {
        return holds(view.properties(), view.now());
    }

    boolean holds(Map<String, @Nullable Object> values, Instant now) {
        return operator.holds(Paths.find(values, property), operand, now);
    }
}
