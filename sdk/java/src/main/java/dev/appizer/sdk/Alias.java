// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import dev.appizer.sdk.internal.message.Draft;
import org.jspecify.annotations.Nullable;

/** Two ids are one person, with all that either ever did. */
public final class Alias extends Call<Alias> {

    private static final Draft START = Draft.of("alias", "properties");

    private Alias(Draft draft) {
        super(draft);
    }

    /**
     * Starts a call, which needs a {@link #previousId} too.
     *
     * @param userId the id that the person has from now on
     */
    public static Alias of(String userId) {
        return new Alias(START.member(Draft.USER_ID, userId));
    }

    /** Says what the person was known by so far: an anonymous id, or an older user id. */
    public Alias previousId(@Nullable String id) {
        return member("previousId", id);
    }

    @Override
    Alias with(Draft draft) {
        return new Alias(draft);
    }
}
