// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import dev.appizer.schemas.Profile;
import org.jspecify.annotations.Nullable;

/** Whom a notification is about, as their profile says. */
public record Person(Profile profile) {

    private static final String ANONYMOUS = "anonymous";

    public boolean isIn(String segment) {
        return profile.getSegments().contains(segment);
    }

    /** A property as segments have it: a built-in one shadows a computed trait, and that a trait. */
    @Nullable
    public Object property(String name) {
        if (name.equals(ANONYMOUS)) {
            return profile.getAnonymous();
        }
        Object computed = profile.getComputedTraits().get(name);
        return computed == null ? profile.getTraits().get(name) : computed;
    }
}
