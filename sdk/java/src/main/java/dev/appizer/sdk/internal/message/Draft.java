// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call says, as it was given. Immutable.
 *
 * @param type the message's {@code type}
 * @param section the member that has the content: properties or traits
 * @param members those of the message itself
 * @param content what is in the section
 */
public record Draft(String type, String section, Fields members, Fields content) {

    /** The type of what says who somebody is. */
    public static final String IDENTIFY = "identify";

    /** The member with the user's id. */
    public static final String USER_ID = "userId";

    /** The member with a visitor's id. */
    public static final String ANONYMOUS_ID = "anonymousId";

    /** The member with the message's own id. */
    public static final String MESSAGE_ID = "messageId";

    /** The member that says when it happened. */
    public static final String TIMESTAMP = "timestamp";

    /** One that says nothing yet. */
    public static Draft of(String type, String section) {
        return new Draft(type, section, Fields.NONE, Fields.NONE);
    }

    /** The same with a member. */
    public Draft member(String name, @Nullable Object value) {
        return new Draft(type, section, members.with(name, value), content);
    }

    /** The same with one thing more in its section. */
    public Draft content(String name, @Nullable Object value) {
        return new Draft(type, section, members, content.with(name, value));
    }

    /** The same with several things more in its section. */
    public Draft content(Map<String, ? extends @Nullable Object> values) {
        return new Draft(type, section, members, content.withAll(values));
    }

    boolean isIdentify() {
        return type.equals(IDENTIFY);
    }

    /** Its kind and its event only: values may be personal. */
    public String label() {
        @Nullable Object event = members.get("event");
        return event == null ? type : type + " " + event;
    }
}
