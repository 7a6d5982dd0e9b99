// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a condition can ask about one person. An implementation answers from one consistent state. */
public interface Facts {

    /**
     * The trait of exactly this top-level key (a computed trait before a trait), as a value of
     * {@link dev.appizer.model.Values}; null where it is missing. It is not asked for the built-ins.
     */
    @Nullable
    Object trait(String topLevelKey);

    /** Event time of the first event or identify; null where there is neither. */
    @Nullable
    Instant firstSeen();

    /** Event time of the last event or identify; null where there is neither. */
    @Nullable
    Instant lastSeen();

    /** Whether no user id is known. */
    boolean anonymous();

    /** How many events of this name there are. */
    long count(String event);

    /** Hands over the events of this name, in no particular order. */
    void eachEvent(String event, EventVisitor visitor);

    /** Takes an event, with its properties as values of {@link dev.appizer.model.Values}. */
    @FunctionalInterface
    interface EventVisitor {
        void visit(EventPlace place, Map<String, @Nullable Object> properties);
    }
}
