// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the texts of settings: first the properties file, if one is named, then the environment, which overrides it.
 * {@code APPIZER_KAFKA_SECURITY_PROTOCOL} is {@code kafka.security.protocol}, as {@code APPIZER_HTTP_PORT} is
 * {@code http.port}. In the text of any, {@code ${file:PATH}} stands for what is in that file.
 */
public final class SettingsLoader {

    static final String ENVIRONMENT_PREFIX = "APPIZER_";

    // Kubernetes puts these into every container for a Service whose name begins with "appizer".
    private static final Pattern SERVICE_LINK = Pattern.compile(".*_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_\\d+_.*)?)");

    private final SettingsCatalog catalog;

    public SettingsLoader(SettingsCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Reads the arguments {@code --config FILE} and the environment.
     *
     * @throws InvalidSettingsException that lists every problem
     */
    public Settings load(String[] arguments, Map<String, String> environment) {
        Map<String, String> texts = new HashMap<>();
        Path file = file(arguments);
        if (file != null) {
            texts.putAll(readFile(file));
        }
        texts.putAll(fromEnvironment(environment));
        return catalog.read(SecretFiles.putIn(texts));
    }

    private static @Nullable Path file(String[] arguments) {
        if (arguments.length == 0) {
            return null;
        }
        if (arguments.length == 2 && arguments[0].equals("--config")) {
            return Path.of(arguments[1]);
        }
        throw InvalidSettingsException.of("arguments", "must be nothing or: --config FILE");
    }

    private static Map<String, String> readFile(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw InvalidSettingsException.of("--config", "can't be read: " + e);
        }
        Map<String, String> texts = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
        return texts;
    }

    private Map<String, String> fromEnvironment(Map<String, String> environment) {
        Map<String, String> texts = new HashMap<>();
        environment.forEach((variable, text) -> {
            if (variable.startsWith(ENVIRONMENT_PREFIX)) {
                String name = nameOf(variable);
                if (name != null) {
                    texts.put(name, text);
                }
            }
        });
        return texts;
    }

    private @Nullable String nameOf(String variable) {
        for (Setting<?> setting : catalog.settings()) {
            if (setting.environmentName().equals(variable)) {
                return setting.name();
            }
        }
        String dotted = variable.substring(ENVIRONMENT_PREFIX.length())
                .toLowerCase(Locale.ROOT)
                .replace('_', '.');
        if (SettingsCatalog.isPassedOn(dotted)) {
            return dotted;
        }
        return SERVICE_LINK.matcher(variable).matches() ? null : variable;
    }
}
