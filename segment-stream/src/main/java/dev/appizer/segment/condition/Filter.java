// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import org.jspecify.annotations.Nullable;

/** A leaf: it sees one thing of the facts and judges it, in two steps, so that an explanation can show what was seen. */
public sealed interface Filter extends Condition permits PropertyFilter, EventFilter {

    /** What the filter looks at: a value as properties hold them; null where it is missing. */
    @Nullable
    Object saw(Facts facts);

    /** Whether the filter holds for what it {@linkplain #saw saw}. */
    boolean accepts(@Nullable Object seen);

    @Override
    default boolean holds(Facts facts) {
        return accepts(saw(facts));
    }
}
