// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.service.settings.InvalidSettingsException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;

final class TopicProducerTest {

    @Test
    void whatTheOperatorSetsGoesOverOurDefaults() {
        Map<String, Object> config = TopicProducer.config(Map.of("linger.ms", "50", "bootstrap.servers", "a:1"));

        assertThat(config)
                .containsEntry("linger.ms", "50")
                .containsEntry("bootstrap.servers", "a:1")
                .containsEntry("acks", "all")
                .containsEntry("max.block.ms", "5000")
                .containsEntry("delivery.timeout.ms", "30000");
    }

    @Test
    void whatDeliveryRestsOnIsNotTheOperatorsToSet() {
        assertThatThrownBy(() -> TopicProducer.of(Map.of("acks", "1")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("kafka.acks");
    }

    @Test
    void whatKafkaFindsWrongNeverStarts() {
        assertThatThrownBy(() -> TopicProducer.of(Map.of("bootstrap.servers", "127.0.0.1:1", "linger.ms", "soon")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("linger.ms");
    }

    @Test
    void itIsMadeWithoutABroker() {
        try (Producer<byte[], byte[]> producer = TopicProducer.of(Map.of("bootstrap.servers", "127.0.0.1:1"))) {
            producer.close(Duration.ZERO);
        }
    }
}
