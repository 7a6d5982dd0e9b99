// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.topic;

import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.service.settings.InvalidSettingsException.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes the producer that a {@link TopicChannel} appends by. Least to most: our defaults, the operator's {@code kafka.*}, and
 * what an outcome rests on, which nobody may set.
 */
public final class TopicProducer {

    private static final Map<String, Object> DEFAULTS = Map.of(
            ProducerConfig.CLIENT_ID_CONFIG, "action-stream-topics",
            ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
            ProducerConfig.LINGER_MS_CONFIG, "5",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, "5000",
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000",
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000");

    private static final Map<String, Object> OWNED =
            Map.of(ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");

    private TopicProducer() {}

    /**
     * Makes it; nothing is connected yet.
     *
     * @param operators what the operator set for Kafka's clients
     * @throws InvalidSettingsException where Kafka finds that wrong, or it is not the operator's to set
     */
    public static Producer<byte[], byte[]> of(Map<String, Object> operators) {
        Map<String, Object> config = config(operators);
        try {
            return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (KafkaException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().toString();
            throw InvalidSettingsException.of("kafka.*", "can't be used: " + why);
        }
    }

    static Map<String, Object> config(Map<String, Object> operators) {
        List<Problem> problems = OWNED.keySet().stream()
                .filter(operators::containsKey)
                .sorted()
                .map(name -> new Problem("kafka." + name, "can't be set: what was delivered rests on it"))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        Map<String, Object> config = new HashMap<>(DEFAULTS);
        config.putAll(operators);
        config.putAll(OWNED);
        return config;
    }
}
