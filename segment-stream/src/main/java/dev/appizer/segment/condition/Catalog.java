// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The definitions that a condition may name. */
public interface Catalog {

    /** Without any definition, and history is kept for ever. */
    Catalog EMPTY = new Catalog() {
        @Override
        public @Nullable EventQuery computedTrait(String name) {
            return null;
        }

        @Override
        public @Nullable Condition segment(String id) {
            return null;
        }
    };

    /** Null where no computed trait has this name. */
    @Nullable
    EventQuery computedTrait(String name);

    /** Null where no segment has this id. */
    @Nullable
    Condition segment(String id);

    /** What a segment's condition depends on, all that it refers to included; nothing where there is none of this id. */
    default Set<Dependency> dependencies(String segment) {
        return Set.of();
    }

    /** How long an event counts. */
    default Retention retention() {
        return Retention.FOR_EVER;
    }
}
