// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import dev.appizer.sdk.internal.message.Draft;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who somebody is. With both ids it claims the anonymous id for the user. */
public final class Identify extends Call<Identify> {

    private static final Draft START = Draft.of(Draft.IDENTIFY, "traits");

    private Identify(Draft draft) {
        super(draft);
    }

    /**
     * Starts a call.
     *
     * @param userId of 1 to 255 characters
     */
    public static Identify of(String userId) {
        return new Identify(START.member(Draft.USER_ID, userId));
    }

    /** Starts a call about a visitor whose user id is not known. */
    public static Identify ofAnonymous(String anonymousId) {
        return new Identify(START.member(Draft.ANONYMOUS_ID, anonymousId));
    }

    /** Says one thing about the user, to be remembered; null removes it; of a name given twice the last value counts. */
    public Identify trait(String name, @Nullable Object value) {
        return content(name, value);
    }

    /** Says several things about the user, to be remembered; null removes it, beside those said before. */
    public Identify traits(Map<String, ? extends @Nullable Object> values) {
        return content(values);
    }

    @Override
    Identify with(Draft draft) {
        return new Identify(draft);
    }
}
