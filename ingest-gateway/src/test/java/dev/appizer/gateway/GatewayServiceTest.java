// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.gateway.settings.GatewaySettings;
import dev.appizer.service.ServiceProcess;
import dev.appizer.service.keys.Keys;
import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.service.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class GatewayServiceTest {

    @Test
    void withoutAnyKeyItDoesNotStart() {
        assertThatThrownBy(() -> make(Map.of(), Keys::none))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("keys.file names no key: nobody could send anything");
    }

    @Test
    void aSettingThatKafkaRefusesIsAWrongSetting() {
        assertThatThrownBy(() -> make(Map.of("kafka.linger.ms", "soon"), Keys::open))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("kafka.*")
                .hasMessageContaining("linger.ms");
    }

    private static void make(Map<String, String> more, Supplier<Keys> keys) {
        Map<String, String> texts = new HashMap<>(more);
        texts.put("kafka.bootstrap.servers", "127.0.0.1:9092");
        texts.put("schema.registry.url", "http://127.0.0.1:8081");
        Settings settings = GatewaySettings.CATALOG.read(texts);
        new ServiceProcess(List.of(GatewayService.DEFINITION), settings, keys, (what, cause) -> {}).close();
    }
}
