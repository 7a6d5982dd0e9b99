// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.keys;

import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.service.settings.InvalidSettingsException.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/**
 * Reads keys from a properties file, a line each: {@code <public name>=<browser|server|admin>:<SHA-256 in hexadecimal>},
 * and behind a browser key, between blanks, the origins of the pages that may use it, if not any.
 * {@code ./appizer keys new} makes such a line.
 */
public final class KeysFile {

    private KeysFile() {}

    /**
     * Reads the file once.
     *
     * @throws InvalidSettingsException that lists every wrong line by the key's name
     */
    public static Keys load(Path file) {
        return parse(file, text(file));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw InvalidSettingsException.of("keys.file", "can't be read: " + e);
        }
    }

    static Keys parse(Path file, String text) {
        Properties lines = properties(text);
        List<Problem> problems = new ArrayList<>();
        Map<String, Key> keys = new LinkedHashMap<>();
        for (String name : new TreeSet<>(lines.stringPropertyNames())) {
            String value = lines.getProperty(name, "");
            if (value.isBlank() || !KeyLine.isName(name)) {
                // It may be a key that was pasted in: not to be told.
                problems.add(new Problem("keys.file " + file, "has a line that is not name=scope:sha256"));
                continue;
            }
            try {
                KeyLine line = KeyLine.parse(name, value);
                Key other = keys.putIfAbsent(line.sha256(), line.key());
                if (other != null) {
                    problems.add(new Problem("keys.file " + file, "has one key twice: " + other.name() + ", " + name));
                }
            } catch (IllegalArgumentException e) {
                problems.add(new Problem("keys.file " + file, "has a wrong key " + name + ": " + e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return Keys.hashed(keys);
    }

    private static Properties properties(String text) {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(text));
            return lines;
        } catch (IOException | IllegalArgumentException e) {
            throw InvalidSettingsException.of("keys.file", "can't be read: " + e);
        }
    }
}
