// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.model.Micros;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts conditions and queries to facts, in a future in which all has happened, without other definitions. */
public final class Asked {

    private static final long LATER = Micros.of(Instant.parse("2100-01-01T00:00:00Z"));

    private Asked() {}

    public static boolean holds(Condition condition, Facts facts) {
        return condition.judge(look(facts)).holds();
    }

    static @Nullable Object answer(EventQuery query, Facts facts) {
        return query.course(look(facts)).value();
    }

    static @Nullable Object saw(Condition filter, Facts facts) {
        return ((Filter) filter).saw(look(facts)).value();
    }

    private static Look look(Facts facts) {
        return new Look(facts, LATER, Catalog.EMPTY);
    }
}
