// SPDX-License-Identifier: Apache-2.0
package dev.appizer.registry;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How the registry is reached: Confluent's own keys.
 *
 * @param urls {@code schema.registry.url}: one or more base URLs, tried in turn
 * @param userInfo {@code basic.auth.user.info}: {@code user:password}; null where there is none
 * @param autoRegister {@code auto.register.schemas}: whether a writer may register its schema, or only looks it up
 * @param timeout {@code schema.registry.request.timeout.ms}: how long one request may take
 * @param tls {@code schema.registry.ssl.*}, as Kafka's clients have them; null where none is set
 */
public record RegistryConfig(
        List<URI> urls,
        @Nullable String userInfo,
        boolean autoRegister,
        Duration timeout,
        @Nullable SSLContext tls) {

    public static final String URL = "schema.registry.url";
    public static final String USER_INFO = "basic.auth.user.info";
    public static final String AUTO_REGISTER = "auto.register.schemas";
    public static final String TIMEOUT_MS = "schema.registry.request.timeout.ms";

    /** The keys of TLS, such as {@code schema.registry.ssl.truststore.location}. */
    public static final List<String> TLS =
            RegistryTls.KEYS.stream().map(RegistryTls.PREFIX::concat).toList();

    /**
     * Reads the settings.
     *
     * @throws org.apache.kafka.common.KafkaException where a file of TLS can't be read
     * @throws IllegalArgumentException where the URL is missing or a value is not of its kind; the message names the key
     */
    public static RegistryConfig of(Map<String, ?> settings) {
        Object userInfo = settings.get(USER_INFO);
        Object autoRegister = settings.get(AUTO_REGISTER);
        return new RegistryConfig(
                urls(settings.get(URL)),
                userInfo == null || userInfo.toString().isEmpty() ? null : userInfo.toString(),
                autoRegister == null || Boolean.parseBoolean(autoRegister.toString()),
                timeout(settings.get(TIMEOUT_MS)),
                RegistryTls.of(settings));
    }

    private static List<URI> urls(@Nullable Object setting) {
        List<URI> urls = new ArrayList<>();
        String text = setting instanceof List<?> list
                ? String.join(",", list.stream().map(String::valueOf).toList())
                : setting == null ? "" : setting.toString();
        for (String url : text.split(",", -1)) {
            if (!url.isBlank()) {
                urls.add(URI.create(url.strip().replaceAll("/+$", "")));
            }
        }
        if (urls.isEmpty()) {
            throw new IllegalArgumentException(URL + " is missing: give the schema registry's base URL");
        }
        return List.copyOf(urls);
    }

    private static Duration timeout(@Nullable Object setting) {
        try {
            return Duration.ofMillis(setting == null ? 10_000 : Long.parseLong(setting.toString()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(TIMEOUT_MS + " is not a number of milliseconds: " + setting, e);
        }
    }
}
