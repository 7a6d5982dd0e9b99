// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.appizer.action.channel.SmtpConfig.Login;
import dev.appizer.action.channel.SmtpConfig.Security;
import dev.appizer.service.settings.InvalidSettingsException;
import dev.appizer.service.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SmtpSettingsTest {

    private static Settings settings(String... texts) {
        Map<String, String> all = new HashMap<>();
        for (int n = 0; n < texts.length; n += 2) {
            all.put(texts[n], texts[n + 1]);
        }
        return SmtpSettings.CATALOG.read(all);
    }

    @Test
    void withoutAHostThereIsNoServer() {
        assertThat(SmtpSettings.config(settings())).isEmpty();
        assertThat(SmtpSettings.from(settings())).isEmpty();
    }

    @Test
    void aHostIsEnough() {
        assertThat(SmtpSettings.config(settings("smtp.host", "mail.example.org")))
                .hasValueSatisfying(config -> {
                    assertThat(config.host()).isEqualTo("mail.example.org");
                    assertThat(config.port()).isEqualTo(587);
                    assertThat(config.security()).isEqualTo(Security.STARTTLS);
                    assertThat(config.login()).isEmpty();
                    assertThat(config.connections()).isEqualTo(4);
                });
    }

    @Test
    void aLoginIsReadAndItsPasswordNotShown() {
        Optional<SmtpConfig> config = SmtpSettings.config(settings(
                "smtp.host", "mail.example.org", "smtp.user", "us", "smtp.password", "s3cret", "smtp.security", "tls"));

        assertThat(config.flatMap(SmtpConfig::login)).contains(new Login("us", "s3cret"));
        assertThat(config.toString()).doesNotContain("s3cret");
        assertThat(config.orElseThrow().security()).isEqualTo(Security.TLS);
    }

    @Test
    void halfALoginNeverStarts() {
        assertThatThrownBy(() -> SmtpSettings.config(settings("smtp.user", "us")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("smtp.password");
        assertThatThrownBy(() -> SmtpSettings.config(settings("smtp.password", "s3cret")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("smtp.user")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aSenderThatIsNoAddressNeverStarts() {
        assertThat(SmtpSettings.from(settings("smtp.from", "Us <us@example.org>")))
                .contains("Us <us@example.org>");
        assertThatThrownBy(() -> SmtpSettings.config(settings("smtp.from", "us")))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("smtp.from");
    }
}
