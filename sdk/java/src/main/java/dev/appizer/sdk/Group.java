// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user joined a group: the event {@code group_joined}, with the traits as properties. */
public final class Group extends Call<Group> {

    private Group(Fields members, Fields content) {
        super(members, content);
    }

    /**
     * Starts a call.
     *
     * @param groupId the id of the group, such as a company
     */
    public static Group of(String groupId) {
        return new Group(Fields.NONE.with("groupId", groupId), Fields.NONE);
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
    String type() {
        return "group";
    }

    @Override
    String section() {
        return "traits";
    }

    @Override
    Group with(Fields members, Fields content) {
        return new Group(members, content);
    }
}
