// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

import dev.appizer.model.Identifier;
import dev.appizer.schemas.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom a notification is about, as their profile says. */
public record Person(Profile profile) {

    private static final String ANONYMOUS = "anonymous";

    /** What is known of somebody; where they have no profile (any more), nothing but their id. */
    public static Person of(String identifier, @Nullable Profile profile) {
        return new Person(profile == null ? nothing(Identifier.parse(identifier)) : profile);
    }

    private static Profile nothing(Identifier who) {
        return Profile.newBuilder()
                .setCanonicalId(who.id())
                .setAnonymous(!who.isUser())
                .setUserIds(List.of())
                .setAnonymousIds(List.of())
                .build();
    }

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
