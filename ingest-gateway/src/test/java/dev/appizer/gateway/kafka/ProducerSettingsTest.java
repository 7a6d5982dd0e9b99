// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.service.settings.InvalidSettingsException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProducerSettingsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(9);

    @Test
    void anOperatorMaySetWhatIsNotOurs() {
        ProducerSettings settings = ProducerSettings.of(Map.of("linger.ms", "0", "bootstrap.servers", "h:1"), TIMEOUT);

        assertThat(settings.producer())
                .containsEntry("linger.ms", "0")
                .containsEntry("compression.type", "lz4")
                .containsEntry("acks", "all")
                .containsEntry("delivery.timeout.ms", "9000");
        assertThat(settings.clients()).isEqualTo(Map.of("bootstrap.servers", "h:1"));
    }

    @Test
    void whatThePromiseOfThe200RestsOnIsNotTheirs() {
        assertThatThrownBy(() -> ProducerSettings.of(Map.of("acks", "1", "max.block.ms", "60000"), TIMEOUT))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("kafka.acks can't be set")
                .hasMessageContaining("kafka.max.block.ms can't be set");
    }
}
