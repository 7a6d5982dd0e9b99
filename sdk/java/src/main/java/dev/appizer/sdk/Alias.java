// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import org.jspecify.annotations.Nullable;

/** Two ids are one person, with all that either ever did. */
public final class Alias extends Call<Alias> {

    private Alias(Fields members, Fields content) {
        super(members, content);
    }

    /**
     * Starts a call, which needs a {@link #previousId} too.
     *
     * @param userId the id that the person has from now on
     */
    public static Alias of(String userId) {
        return new Alias(Fields.NONE.with(USER_ID, userId), Fields.NONE);
    }

    /** Says what the person was known by so far: an anonymous id, or an older user id. */
    public Alias previousId(@Nullable String id) {
        return member("previousId", id);
    }

    @Override
    String type() {
        return "alias";
    }

    @Override
    String section() {
        return "properties";
    }

    @Override
    Alias with(Fields members, Fields content) {
        return new Alias(members, content);
    }
}
