// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.filter.value.Dates;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A property that every profile has by itself. It shadows a trait of the same name, even while it is missing. */
public enum BuiltIn {
    FIRST_SEEN,
    LAST_SEEN,
    ANONYMOUS;

    /** Whether every profile has a property of this name. */
    public static boolean isOne(String name) {
        return named(name) != null;
    }

    /** The built-in of this name; null for any other property. */
    static @Nullable BuiltIn named(String key) {
        return switch (key) {
            case "firstSeen" -> FIRST_SEEN;
            case "lastSeen" -> LAST_SEEN;
            case "anonymous" -> ANONYMOUS;
            default -> null;
        };
    }

    Dependency dependency() {
        return switch (this) {
            case FIRST_SEEN, LAST_SEEN -> new Dependency.AnyEvent();
            case ANONYMOUS -> new Dependency.Anonymity();
        };
    }

    @Nullable
    Object of(Facts facts) {
        return switch (this) {
            case FIRST_SEEN -> text(facts.firstSeen());
            case LAST_SEEN -> text(facts.lastSeen());
            case ANONYMOUS -> facts.anonymous();
        };
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : Dates.text(time);
    }
}
