// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.message;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The members of a message, or of a batch, that the gateway looks at. */
public enum FieldName {
    TYPE("type"),
    EVENT("event"),
    USER_ID("userId"),
    ANONYMOUS_ID("anonymousId"),
    PREVIOUS_ID("previousId"),
    GROUP_ID("groupId"),
    MESSAGE_ID("messageId"),
    SENT_AT("sentAt"),
    PROPERTIES("properties"),
    TRAITS("traits"),
    CONTEXT("context"),
    WRITE_KEY("writeKey");

    private static final Map<String, FieldName> BY_TEXT =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(FieldName::text, Function.identity()));

    private final String text;

    FieldName(String text) {
        this.text = text;
    }

    /** As it is written in JSON. */
    public String text() {
        return text;
    }

    /** The member of the name; null where the gateway does not look at it. */
    public static @Nullable FieldName of(String text) {
        return BY_TEXT.get(text);
    }
}
