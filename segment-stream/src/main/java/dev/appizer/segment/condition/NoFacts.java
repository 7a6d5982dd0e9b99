// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The facts about somebody of whom nothing is known. */
record NoFacts() implements Facts {

    @Override
    public @Nullable Object trait(String topLevelKey) {
        return null;
    }

    @Override
    public @Nullable Instant firstSeen() {
        return null;
    }

    @Override
    public @Nullable Instant lastSeen() {
        return null;
    }

    @Override
    public boolean anonymous() {
        return true;
    }

    @Override
    public long count(String event) {
        return 0;
    }

    @Override
    public void eachEvent(String event, long after, Supplier<EventVisitor> visitors) {
        // There is none.
    }
}
