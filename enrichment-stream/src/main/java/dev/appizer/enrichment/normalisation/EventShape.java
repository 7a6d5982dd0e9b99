// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.normalisation;

import dev.appizer.enrichment.message.ParsedMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each call is as an event: its name and its properties. */
final class EventShape {

    private EventShape() {}

    /** Null where the call is not an event. */
    static @Nullable String name(ParsedMessage message) {
        return switch (message.type()) {
            case TRACK -> message.text("event");
            case PAGE -> "page_viewed";
            case SCREEN -> "screen_viewed";
            case GROUP -> "group_joined";
            case IDENTIFY, ALIAS, UNKNOWN -> null;
        };
    }

    static Map<String, @Nullable Object> properties(ParsedMessage message) {
        return switch (message.type()) {
            case TRACK -> message.object("properties");
            case PAGE, SCREEN -> viewed(message);
            case GROUP -> joined(message);
            case IDENTIFY, ALIAS, UNKNOWN -> Map.of();
        };
    }

    /** The call's own arguments win over properties of the same name: the SDKs write both, and mean these. */
    private static Map<String, @Nullable Object> viewed(ParsedMessage message) {
        Map<String, @Nullable Object> properties = new HashMap<>(message.object("properties"));
        for (String argument : List.of("name", "category")) {
            @Nullable Object value = message.body().get(argument);
            if (value != null) {
                properties.put(argument, value);
            }
        }
        return properties;
    }

    private static Map<String, @Nullable Object> joined(ParsedMessage message) {
        Map<String, @Nullable Object> properties = new HashMap<>(message.object("properties"));
        properties.putAll(message.object("traits"));
        properties.put("groupId", message.id("groupId"));
        return properties;
    }
}
