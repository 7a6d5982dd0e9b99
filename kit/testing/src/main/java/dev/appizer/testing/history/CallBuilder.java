// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Call}; a {@link #messageId} is required, the scope is {@link Scope#SERVER} unless said. */
public final class CallBuilder {

    private final CallType type;
    private final Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> traits = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> contextTraits = new LinkedHashMap<>();
    private @Nullable String messageId;
    private @Nullable String userId;
    private @Nullable String anonymousId;
    private @Nullable String previousId;
    private @Nullable String event;
    private @Nullable String name;
    private @Nullable String category;
    private @Nullable String groupId;
    private @Nullable Instant timestamp;
    private @Nullable Instant originalTimestamp;
    private @Nullable Instant sentAt;
    private Scope scope = Scope.SERVER;

    CallBuilder(CallType type) {
        this.type = type;
    }

    public CallBuilder messageId(String id) {
        messageId = id;
        return this;
    }

    public CallBuilder user(@Nullable String id) {
        userId = id;
        return this;
    }

    public CallBuilder anonymous(@Nullable String id) {
        anonymousId = id;
        return this;
    }

    CallBuilder previous(String id) {
        previousId = id;
        return this;
    }

    CallBuilder event(String eventName) {
        event = eventName;
        return this;
    }

    CallBuilder name(String pageName) {
        name = pageName;
        return this;
    }

    public CallBuilder category(String pageCategory) {
        category = pageCategory;
        return this;
    }

    CallBuilder group(String id) {
        groupId = id;
        return this;
    }

    public CallBuilder property(String key, @Nullable Object value) {
        properties.put(key, value);
        return this;
    }

    public CallBuilder properties(Map<String, @Nullable Object> values) {
        properties.putAll(values);
        return this;
    }

    public CallBuilder trait(String key, @Nullable Object value) {
        traits.put(key, value);
        return this;
    }

    public CallBuilder traits(Map<String, @Nullable Object> values) {
        traits.putAll(values);
        return this;
    }

    public CallBuilder contextTrait(String key, @Nullable Object value) {
        contextTraits.put(key, value);
        return this;
    }

    public CallBuilder timestamp(@Nullable Instant time) {
        timestamp = time;
        return this;
    }

    public CallBuilder originalTimestamp(@Nullable Instant time) {
        originalTimestamp = time;
        return this;
    }

    public CallBuilder sentAt(@Nullable Instant time) {
        sentAt = time;
        return this;
    }

    public CallBuilder scope(Scope keyScope) {
        scope = keyScope;
        return this;
    }

    public Call build() {
        String id = Objects.requireNonNull(messageId, "messageId");
        return new Call(
                type,
                id,
                userId,
                anonymousId,
                previousId,
                event,
                name,
                category,
                groupId,
                properties,
                traits,
                contextTraits,
                timestamp,
                originalTimestamp,
                sentAt,
                scope);
    }
}
