// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.kafka;

import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.service.settings.InvalidSettingsException.Problem;
import dev.appizer.service.trace.LogTold;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Settings of the producer. Least to most: our defaults, the operator's {@code kafka.*}, and what the promise of the 200
 * rests on, which nobody may set.
 *
 * @param producer for the producer
 * @param clients what the operator set, for the admin client
 * @param ackTimeout within which every record is acknowledged or given up
 */
public record ProducerSettings(Map<String, Object> producer, Map<String, Object> clients, Duration ackTimeout) {

    // A 200 means that all in-sync replicas have it, once; and an event loop never waits.
    private static final Map<String, Object> OWNED = Map.of(
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, "0",
            ProducerConfig.METADATA_MAX_IDLE_CONFIG,
                    String.valueOf(Duration.ofDays(365).toMillis()));

    private static final List<String> NOT_FOR_ADMIN = ProducerConfig.configNames().stream()
            .filter(name -> !AdminClientConfig.configNames().contains(name))
            .toList();

    /**
     * Puts the three together.
     *
     * @throws InvalidSettingsException where the operator sets what is not theirs to set
     */
    public static ProducerSettings of(Map<String, Object> operators, Duration ackTimeout) {
        List<Problem> problems = OWNED.keySet().stream()
                .filter(operators::containsKey)
                .sorted()
                .map(name -> new Problem("kafka." + name, "can't be set: what the gateway promises rests on it"))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        Map<String, Object> producer = new HashMap<>(defaults(ackTimeout));
        producer.putAll(operators);
        producer.putAll(OWNED);
        // Beside whomever the operator lets listen.
        producer.merge(
                ProducerConfig.INTERCEPTOR_CLASSES_CONFIG,
                LogTold.class.getName(),
                (given, ours) -> given + "," + ours);
        Map<String, Object> clients = new HashMap<>(operators);
        NOT_FOR_ADMIN.forEach(clients::remove);
        return new ProducerSettings(Map.copyOf(producer), Map.copyOf(clients), ackTimeout);
    }

    private static Map<String, Object> defaults(Duration ackTimeout) {
        return Map.of(
                ProducerConfig.CLIENT_ID_CONFIG, "ingest-gateway",
                ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                ProducerConfig.LINGER_MS_CONFIG, "5",
                ProducerConfig.BATCH_SIZE_CONFIG, "131072",
                ProducerConfig.BUFFER_MEMORY_CONFIG, "67108864",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, String.valueOf(ackTimeout.toMillis()),
                // Three attempts at least before it is given up.
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, String.valueOf(ackTimeout.toMillis() / 3));
    }
}
