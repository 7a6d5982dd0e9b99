// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.service.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WebhookSettingsTest {

    private static WebhookConfig config(Map<String, String> texts) {
        return WebhookSettings.config(WebhookSettings.CATALOG.read(texts));
    }

    @Test
    void withoutSettingsOnlyThePublicInternetIsSentTo() {
        WebhookConfig config = config(Map.of());

        assertThat(config.addresses().objection(Webhooks.HERE)).contains("loopback");
        assertThat(config.limits()).isEqualTo(WebhookConfig.DEFAULT.limits());
        assertThat(config.timeout()).isEqualTo(WebhookConfig.DEFAULT.timeout());
        assertThat(config.connectTimeout()).isEqualTo(WebhookConfig.DEFAULT.connectTimeout());
    }

    @Test
    void rangesAndARateAreRead() {
        WebhookConfig config = config(
                Map.of("webhook.allowed.addresses", "10.0.0.0/8, 127.0.0.1", "webhook.destination.per.second", "20"));

        assertThat(config.addresses().objection(Webhooks.HERE)).isEmpty();
        assertThat(config.addresses().objection(Webhooks.literal("192.168.0.1")))
                .contains("private");
        assertThat(config.limits().pace()).contains(Duration.ofMillis(50));
    }

    @Test
    void aRangeThatIsNoneNeverStarts() {
        assertThatThrownBy(() -> config(Map.of("webhook.allowed.addresses", "10.0.0.1/8")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("webhook.allowed.addresses");
    }

    @Test
    void secretsAreReadInTheirOrder() {
        Settings settings = WebhookSettings.CATALOG.read(Map.of(
                "webhook.secrets", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"));

        assertThat(WebhookSettings.secrets(settings)).hasSize(2);
        assertThat(WebhookSettings.secrets(WebhookSettings.CATALOG.read(Map.of())))
                .isEmpty();
    }

    @Test
    void aSecretThatIsNoneNeverStartsAndIsNotTold() {
        Settings settings = WebhookSettings.CATALOG.read(Map.of("webhook.secrets", "whsec_tooShort"));

        assertThatThrownBy(() -> WebhookSettings.secrets(settings))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("webhook.secrets")
                .hasMessageNotContaining("tooShort");
    }
}
