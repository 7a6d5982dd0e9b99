// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One setting: everything that its line in the reference says.
 *
 * @param name such as {@code gateway.max.message.bytes}; in the environment {@code APPIZER_GATEWAY_MAX_MESSAGE_BYTES}
 * @param type of its value
 * @param presence whether it has to be there
 * @param defaultText what it is where it is not set; null unless the presence is {@link Presence#DEFAULT}
 * @param unit of the value, such as {@code bytes}; empty where it has none
 * @param doc what it does, in a sentence
 */
public record Setting<T>(
        String name,
        ValueType<T> type,
        Presence presence,
        @Nullable String defaultText,
        String unit,
        String doc) {

    /** Whether a setting has to be there. */
    public enum Presence {
        REQUIRED,
        DEFAULT,
        OPTIONAL
    }

    /** One without which nothing starts. */
    public static <T> Setting<T> required(String name, ValueType<T> type, String unit, String doc) {
        return new Setting<>(name, type, Presence.REQUIRED, null, unit, doc);
    }

    /** One with a default, which is checked like a value that an operator wrote. */
    public static <T> Setting<T> withDefault(
            String name, ValueType<T> type, String defaultText, String unit, String doc) {
        return new Setting<>(name, type, Presence.DEFAULT, defaultText, unit, doc);
    }

    /** One that may be missing. */
    public static <T> Setting<T> optional(String name, ValueType<T> type, String unit, String doc) {
        return new Setting<>(name, type, Presence.OPTIONAL, null, unit, doc);
    }

    /** The name of the environment variable that overrides it. */
    public String environmentName() {
        return SettingsLoader.ENVIRONMENT_PREFIX
                + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
