// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.reader;

import dev.appizer.testing.history.Call;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names and properties of events: pages, screens and groups are events under fixed names. */
final class EventContent {

    private EventContent() {}

    static String name(Call call) {
        return switch (call.type()) {
            case TRACK -> Objects.requireNonNull(call.event(), "event");
            case PAGE -> "page_viewed";
            case SCREEN -> "screen_viewed";
            case GROUP -> "group_joined";
            case IDENTIFY, ALIAS -> throw new IllegalArgumentException("Not an event: " + call.type());
        };
    }

    /** Without what is not queryable. */
    static Map<String, @Nullable Object> properties(Call call) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>(call.properties());
        switch (call.type()) {
            case PAGE, SCREEN -> {
                putIfPresent(properties, "name", call.name());
                putIfPresent(properties, "category", call.category());
            }
            case GROUP -> {
                properties.putAll(call.traits());
                putIfPresent(properties, "groupId", call.groupId());
            }
            case TRACK, IDENTIFY, ALIAS -> {}
        }
        return Queryable.of(properties);
    }

    /** The traits that an identify writes: those in its context count too, its own before them. */
    static Map<String, @Nullable Object> traits(Call call) {
        Map<String, @Nullable Object> traits = new LinkedHashMap<>(call.contextTraits());
        traits.putAll(call.traits());
        return Queryable.of(traits);
    }

    private static void putIfPresent(Map<String, @Nullable Object> properties, String key, @Nullable String value) {
        if (value != null) {
            properties.put(key, value);
        }
    }
}
