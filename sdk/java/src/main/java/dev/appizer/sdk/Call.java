// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import dev.appizer.sdk.internal.message.Draft;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a message says. Immutable: each method answers a new one, so a call can be kept and sent with changes.
 *
 * <p>An id that is null counts as not given. Values may be null, booleans, numbers, texts, dates and times of
 * {@code java.time}, arrays, iterables, maps, and objects that Jackson can write; they are read when the call is made. A null
 * in the place of a whole map of properties or traits is refused with an {@link IllegalArgumentException}.
 *
 * @param <C> the kind of call
 */
public abstract sealed class Call<C extends Call<C>> permits Track, Identify, Alias, Page, Screen, Group {

    private final Draft draft;

    Call(Draft draft) {
        this.draft = draft;
    }

    /** Says which user it is about, by the id that the application has for it: 1 to 255 characters. */
    public final C userId(@Nullable String id) {
        return member(Draft.USER_ID, id);
    }

    /** Says which visitor it is about, whose user id is not known (yet): 1 to 255 characters. */
    public final C anonymousId(@Nullable String id) {
        return member(Draft.ANONYMOUS_ID, id);
    }

    /** Names the message: of several with one id Appizer takes the first. Without one the SDK makes one. */
    public final C messageId(@Nullable String id) {
        return member(Draft.MESSAGE_ID, id);
    }

    /** Says when it happened; unless said, when the call is made. */
    public final C timestamp(@Nullable Instant time) {
        return member(Draft.TIMESTAMP, time);
    }

    /** Says what surrounds it, such as a campaign or a device; takes the place of a context given before. */
    public final C context(@Nullable Map<String, ? extends @Nullable Object> context) {
        return member("context", context);
    }

    final C member(String name, @Nullable Object value) {
        return with(draft.member(name, value));
    }

    final C content(String name, @Nullable Object value) {
        return with(draft.content(name, value));
    }

    final C content(Map<String, ? extends @Nullable Object> values) {
        return with(draft.content(values));
    }

    final Draft draft() {
        return draft;
    }

    abstract C with(Draft newDraft);

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof Call<?> call && draft.equals(call.draft);
    }

    @Override
    public final int hashCode() {
        return draft.hashCode();
    }

    /** Names the kind and its event only: values may be personal. */
    @Override
    public final String toString() {
        return draft.label();
    }
}
