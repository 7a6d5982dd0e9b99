// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.condition;

import dev.appizer.segment.condition.value.Dates;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A property that every profile has by itself. It shadows a trait of the same name, even while it is missing. */
public enum BuiltIn {
    FIRST_SEEN("firstSeen", new Dependency.AnyEvent(), facts -> text(facts.firstSeen())),
    LAST_SEEN("lastSeen", new Dependency.AnyEvent(), facts -> text(facts.lastSeen())),
    ANONYMOUS("anonymous", new Dependency.Anonymity(), Facts::anonymous);

    private final String property;
    private final Dependency dependency;
    private final Function<Facts, @Nullable Object> value;

    BuiltIn(String property, Dependency dependency, Function<Facts, @Nullable Object> value) {
        this.property = property;
        this.dependency = dependency;
        this.value = value;
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

    /** Its name as a property. */
    public String property() {
        return property;
    }

    Dependency dependency() {
        return dependency;
    }

    @Nullable
    Object of(Facts facts) {
        return value.apply(facts);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : Dates.text(time);
    }
}
