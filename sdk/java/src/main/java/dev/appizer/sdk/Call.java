// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a message says. Immutable: each method answers a new one, so a call can be kept and sent with changes.
 *
 * <p>An id that is null counts as not given. Values may be null, booleans, numbers, texts, dates and times of
 * {@code java.time}, arrays, iterables, maps, and objects that Jackson can write; they are read when the call is made.
 *
 * @param <C> the kind of call
 */
public abstract sealed class Call<C extends Call<C>> permits Track, Identify, Alias, Page, Screen, Group {

    static final String USER_ID = "userId";
    static final String ANONYMOUS_ID = "anonymousId";
    static final String MESSAGE_ID = "messageId";
    static final String TIMESTAMP = "timestamp";
    static final String CONTEXT = "context";

    private final Fields members;
    private final Fields content;

    Call(Fields members, Fields content) {
        this.members = members;
        this.content = content;
    }

    /** Says which user it is about, by the id that the application has for it: 1 to 255 characters. */
    public final C userId(@Nullable String id) {
        return member(USER_ID, id);
    }

    /** Says which visitor it is about, whose user id is not known (yet): 1 to 255 characters. */
    public final C anonymousId(@Nullable String id) {
        return member(ANONYMOUS_ID, id);
    }

    /** Names the message: of several with one id Appizer takes the first. Without one the SDK makes one. */
    public final C messageId(@Nullable String id) {
        return member(MESSAGE_ID, id);
    }

    /** Says when it happened; unless said, when the call is made. */
    public final C timestamp(@Nullable Instant time) {
        return member(TIMESTAMP, time);
    }

    /** Says what surrounds it, such as a campaign or a device; takes the place of a context given before. */
    public final C context(@Nullable Map<String, ? extends @Nullable Object> context) {
        return member(CONTEXT, context);
    }

    final C member(String name, @Nullable Object value) {
        return with(members.with(name, value), content);
    }

    final C content(String name, @Nullable Object value) {
        return with(members, content.with(name, value));
    }

    final C content(Map<String, ? extends @Nullable Object> values) {
        return with(members, content.withAll(values));
    }

    final Fields members() {
        return members;
    }

    final Fields content() {
        return content;
    }

    /** The message's {@code type}. */
    abstract String type();

    /** The member that has the content: properties or traits. */
    abstract String section();

    abstract C with(Fields newMembers, Fields newContent);

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Call<?> call
                && getClass() == call.getClass()
                && members.equals(call.members)
                && content.equals(call.content);
    }

    @Override
    public final int hashCode() {
        return Objects.hash(type(), members, content);
    }

    /** Names the kind and its event only: values may be personal. */
    @Override
    public final String toString() {
        return label();
    }

    final String label() {
        @Nullable Object event = members.get("event");
        return event == null ? type() : type() + " " + event;
    }
}
