// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.keys;

import dev.appizer.schemas.KeyScope;
import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.service.settings.InvalidSettingsException.Problem;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/**
 * Reads keys from a properties file, a line each: {@code <public name>=<browser|server|admin>:<SHA-256 in hexadecimal>}.
 * {@code printf %s "$KEY" | sha256sum} makes the hash.
 */
public final class KeysFile {

    private KeysFile() {}

    /**
     * Reads the file once.
     *
     * @throws InvalidSettingsException that lists every wrong line by the key's name
     */
    public static Keys load(Path file) {
        Properties lines = read(file);
        List<Problem> problems = new ArrayList<>();
        Map<String, Key> keys = new LinkedHashMap<>();
        for (String name : new TreeSet<>(lines.stringPropertyNames())) {
            try {
                Line line = Line.parse(lines.getProperty(name, ""));
                keys.put(line.sha256, new Key(name, line.scope));
            } catch (IllegalArgumentException e) {
                problems.add(new Problem(
                        "keys.file " + file,
                        "has a wrong key " + name + ": it must be scope:sha256 (browser, server, admin)"));
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return Keys.hashed(keys);
    }

    private static Properties read(Path file) {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
            return lines;
        } catch (IOException e) {
            throw InvalidSettingsException.of("keys.file", "can't be read: " + e);
        }
    }

    private record Line(KeyScope scope, String sha256) {

        static Line parse(String text) {
            int colon = text.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("No colon");
            }
            KeyScope scope = KeyScope.valueOf(text.substring(0, colon).strip().toUpperCase(Locale.ROOT));
            String sha256 = text.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
            Sha256.parse(sha256);
            if (scope == KeyScope.UNKNOWN) {
                throw new IllegalArgumentException("No scope");
            }
            return new Line(scope, sha256);
        }
    }
}
