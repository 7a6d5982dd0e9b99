// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Settings that were read and found right. Made by {@link SettingsCatalog#read}. */
public final class Settings {

    static final String KAFKA_PREFIX = "kafka.";
    static final String STREAMS_PREFIX = "streams.";

    private final Map<Setting<?>, Object> values;
    private final Map<String, String> texts;

    Settings(Map<Setting<?>, Object> values, Map<String, String> texts) {
        this.values = Map.copyOf(values);
        this.texts = Map.copyOf(texts);
    }

    /** The value of a setting that is required or has a default. */
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new IllegalArgumentException(setting.name() + " may be missing"));
    }

    /** The value of a setting that may be missing. */
    @SuppressWarnings("unchecked") // The catalog put it there under the setting that parsed it.
    public <T> Optional<T> find(Setting<T> setting) {
        return Optional.ofNullable((T) values.get(setting));
    }

    /** What goes to Kafka's clients as it is: {@code kafka.*} without the prefix, bootstrap servers included. */
    public Map<String, Object> kafka() {
        return withoutPrefix(KAFKA_PREFIX);
    }

    /** What goes to Kafka Streams as it is: {@code streams.*} without the prefix. */
    public Map<String, Object> streams() {
        return withoutPrefix(STREAMS_PREFIX);
    }

    /** The registry's settings by Confluent's own keys, and the serde classes, where they are set. */
    public Map<String, Object> registry() {
        Map<String, Object> registry = new HashMap<>();
        CommonSettings.REGISTRY
                .settings()
                .forEach(setting -> find(setting).ifPresent(value -> registry.put(setting.name(), value.toString())));
        return registry;
    }

    private Map<String, Object> withoutPrefix(String prefix) {
        Map<String, Object> cut = new HashMap<>();
        texts.forEach((name, text) -> {
            if (name.startsWith(prefix)) {
                cut.put(name.substring(prefix.length()), text);
            }
        });
        return cut;
    }
}
