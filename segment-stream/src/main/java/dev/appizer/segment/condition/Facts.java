// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.model.Moment;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a condition can ask about one person. An implementation answers from one consistent state. */
public interface Facts {

    /**
     * The trait of exactly this top-level key, as a value of {@link dev.appizer.model.Values}; null where it is missing.
     * It is not asked for the built-ins.
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

    /** How many events of this name there are, those to come among them. */
    long count(String event);

    /**
     * Hands over the events of this name that happened, or will, after an instant: of each identifier the latest first, to
     * a visitor of its own.
     *
     * @param after microseconds
     */
    void eachEvent(String event, long after, Supplier<EventVisitor> visitors);

    /** Takes events, from the latest on. */
    @FunctionalInterface
    interface EventVisitor {

        /** Whether it wants earlier ones too. */
        boolean visit(Event event);
    }

    /** An event. */
    interface Event {

        Moment moment();

        /** A value of {@link dev.appizer.model.Values}; null where it is missing. */
        @Nullable
        Object property(String topLevelKey);
    }
}
