// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.settings;

import dev.appizer.service.settings.InvalidSettingsException.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings that a process knows.
 *
 * @param settings in the order of the reference; no two of one name
 */
public record SettingsCatalog(List<Setting<?>> settings) {

    /** What is passed on with the prefix cut off: to Kafka's clients, and to Kafka Streams. */
    static final List<String> PASSED_ON = List.of(Settings.KAFKA_PREFIX, Settings.STREAMS_PREFIX);

    public SettingsCatalog(List<Setting<?>> settings) {
        this.settings = List.copyOf(byName(settings).values());
    }

    public static SettingsCatalog of(Setting<?>... settings) {
        return new SettingsCatalog(List.of(settings));
    }

    /** Both catalogs' settings; what both have must be the same in both. */
    public SettingsCatalog plus(SettingsCatalog other) {
        List<Setting<?>> both = new ArrayList<>(settings);
        both.addAll(other.settings);
        return new SettingsCatalog(both);
    }

    /**
     * Reads texts by name, as they come from {@link SettingsLoader} or from a test.
     *
     * @throws InvalidSettingsException that lists every missing, malformed and unknown setting
     */
    public Settings read(Map<String, String> texts) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Setting<?>> known = byName(settings);
        for (String name : new TreeMap<>(texts).keySet()) {
            if (!known.containsKey(name) && !isPassedOn(name)) {
                problems.add(new Problem(name, "is not a setting of this process"));
            }
        }
        Map<Setting<?>, Object> values = new LinkedHashMap<>();
        settings.forEach(setting -> readOne(setting, texts.get(setting.name()), values, problems));
        InvalidSettingsException.throwIfAny(problems);
        return new Settings(values, texts);
    }

    static boolean isPassedOn(String name) {
        return PASSED_ON.stream().anyMatch(prefix -> name.startsWith(prefix) && name.length() > prefix.length());
    }

    private static void readOne(
            Setting<?> setting, @Nullable String given, Map<Setting<?>, Object> values, List<Problem> problems) {
        String text = given == null || given.isBlank() ? setting.defaultText() : given.strip();
        if (text == null) {
            if (setting.presence() == Setting.Presence.REQUIRED) {
                problems.add(new Problem(setting.name(), "is missing: " + setting.doc()));
            }
            return;
        }
        try {
            values.put(setting, setting.type().parser().apply(text));
        } catch (IllegalArgumentException e) {
            problems.add(
                    new Problem(setting.name(), "must be: " + setting.type().name() + "; it is: " + text));
        }
    }

    private static Map<String, Setting<?>> byName(Collection<Setting<?>> settings) {
        Map<String, Setting<?>> byName = new LinkedHashMap<>();
        for (Setting<?> setting : settings) {
            Setting<?> other = byName.putIfAbsent(setting.name(), setting);
            if (other != null && !other.equals(setting)) {
                throw new IllegalArgumentException("Two settings are called " + setting.name());
            }
        }
        return byName;
    }
}
