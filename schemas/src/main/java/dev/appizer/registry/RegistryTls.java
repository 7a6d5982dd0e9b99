// SPDX-License-Identifier: Apache-2.0
package dev.appizer.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;

/** Whom to trust at the registry, and what to show it: as Kafka's clients read it, PEM files included. */
final class RegistryTls {

    /** Confluent puts this before Kafka's own keys. */
    static final String PREFIX = "schema.registry.";

    /** Those of Kafka's keys that can be given. */
    static final List<String> KEYS = List.of(
            SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
            SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG,
            SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG,
            SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG,
            SslConfigs.SSL_KEYSTORE_TYPE_CONFIG,
            SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG,
            SslConfigs.SSL_KEY_PASSWORD_CONFIG);

    private RegistryTls() {}

    /**
     * Reads the settings.
     *
     * @return null where there are none: then it is as Java has it
     * @throws org.apache.kafka.common.KafkaException where a store can't be read
     */
    static @Nullable SSLContext of(Map<String, ?> settings) {
        Map<String, Object> given = new HashMap<>();
        for (String key : KEYS) {
            Object value = settings.get(PREFIX + key);
            if (value != null && !value.toString().isEmpty()) {
                given.put(key, value.toString());
            }
        }
        if (given.isEmpty()) {
            return null;
        }
        ConfigDef known = new ConfigDef();
        SslConfigs.addClientSslSupport(known);
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(known.parse(given));
            return factory.sslContext();
        }
    }
}
