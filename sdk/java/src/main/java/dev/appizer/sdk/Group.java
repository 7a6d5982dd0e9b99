// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import dev.appizer.sdk.internal.message.Draft;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user joined a group: the event {@code group_joined}, with the traits as properties. */
public final class Group extends Call<Group> {

    private static final Draft START = Draft.of("group", "traits");

    private Group(Draft draft) {
        super(draft);
    }

    /**
     * Starts a call.
     *
     * @param groupId the id of the group, such as a company
     */
    public static Group of(String groupId) {
        return new Group(START.member("groupId", groupId));
    }

    /** Says one thing about the group; of a name given twice the last value counts. */
    public Group trait(String name, @Nullable Object value) {
        return content(name, value);
    }

    /** Says several things about the group, beside those said before. */
    public Group traits(Map<String, ? extends @Nullable Object> values) {
        return content(values);
    }

    @Override
    Group with(Draft draft) {
        return new Group(draft);
    }
}
