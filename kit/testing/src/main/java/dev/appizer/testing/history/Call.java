// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as a client posts it. Values are null, {@link Boolean}, {@link Long}, {@link Double}, {@link String},
 * {@link java.util.List} and {@link Map} with string keys.
 *
 * @param event the name of a tracked event
 * @param name the name of a page or screen, and {@code category} its category
 * @param contextTraits the traits in {@code context.traits}
 * @param scope of the key that it is sent with; no part of the body
 */
public record Call(
        CallType type,
        String messageId,
        @Nullable String userId,
        @Nullable String anonymousId,
        @Nullable String previousId,
        @Nullable String event,
        @Nullable String name,
        @Nullable String category,
        @Nullable String groupId,
        Map<String, @Nullable Object> properties,
        Map<String, @Nullable Object> traits,
        Map<String, @Nullable Object> contextTraits,
        @Nullable Instant timestamp,
        @Nullable Instant originalTimestamp,
        @Nullable Instant sentAt,
        Scope scope)
        implements Step {

    public Call {
        properties = copy(properties);
        traits = copy(traits);
        contextTraits = copy(contextTraits);
    }

    public static CallBuilder track(String event) {
        return new CallBuilder(CallType.TRACK).event(event);
    }

    public static CallBuilder identify() {
        return new CallBuilder(CallType.IDENTIFY);
    }

    public static CallBuilder alias(String userId, String previousId) {
        return new CallBuilder(CallType.ALIAS).user(userId).previous(previousId);
    }

    public static CallBuilder page(String name) {
        return new CallBuilder(CallType.PAGE).name(name);
    }

    public static CallBuilder screen(String name) {
        return new CallBuilder(CallType.SCREEN).name(name);
    }

    public static CallBuilder group(String groupId) {
        return new CallBuilder(CallType.GROUP).group(groupId);
    }

    /** The message that it is once the gateway has taken it. */
    public Message accepted(long receivedAt, int position) {
        return new Message(this, receivedAt, position);
    }

    /** The posted JSON object as a map: absent fields and empty objects are left out, times are ISO-8601. */
    public Map<String, @Nullable Object> body() {
        return CallBody.of(this);
    }

    /** The body to post to the {@link CallType#path() path} of its type. */
    public String toJson() {
        return CallBody.json(body());
    }

    /** The same as a message of a batch, with its {@code type}. */
    public String toBatchJson() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("type", type.type());
        body.putAll(body());
        return CallBody.json(body);
    }

    private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> values) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
