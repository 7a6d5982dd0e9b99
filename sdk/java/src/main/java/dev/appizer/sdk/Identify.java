// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who somebody is. With both ids it claims the anonymous id for the user. */
public final class Identify extends Call<Identify> {

    private Identify(Fields members, Fields content) {
        super(members, content);
    }

    /**
     * Starts a call.
     *
     * @param userId of 1 to 255 characters
     */
    public static Identify of(String userId) {
        return new Identify(Fields.NONE.with(USER_ID, userId), Fields.NONE);
    }

    /** Starts a call about a visitor whose user id is not known. */
    public static Identify ofAnonymous(String anonymousId) {
        return new Identify(Fields.NONE.with(ANONYMOUS_ID, anonymousId), Fields.NONE);
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
    String type() {
        return "identify";
    }

    @Override
    String section() {
        return "traits";
    }

    @Override
    Identify with(Fields members, Fields content) {
        return new Identify(members, content);
    }
}
