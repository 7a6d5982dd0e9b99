// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import static dev.appizer.action.channel.Emails.PASSWORD;
import static dev.appizer.action.channel.Emails.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.channel.Outcome.Delivered;
import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.testing.tls.LoopbackCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmailTlsTest {

    private static final Email EMAIL = Emails.to("anna@example.com");

    @TempDir
    private static Path directory;

    private static SSLContext known;
    private static SSLContext other;

    @BeforeAll
    static void certify() throws IOException {
        known = LoopbackCertificate.in(directory.resolve("known")).context();
        other = LoopbackCertificate.in(directory.resolve("other")).context();
    }

    private static Outcome sent(ScriptedSmtp server, SmtpConfig.Security security, SSLContext trust) throws Exception {
        Duration patience = Duration.ofSeconds(5);
        SmtpConfig config = new SmtpConfig(
                "127.0.0.1",
                server.port(),
                security,
                Optional.of(new SmtpConfig.Login("shop", PASSWORD)),
                Optional.of(trust),
                patience,
                patience,
                1,
                1);
        try (EmailChannel channel = new EmailChannel(config, Clock.systemUTC())) {
            return send(channel, "n", EMAIL);
        }
    }

    private static ScriptedSmtp server(SmtpConfig.Security security) {
        return new ScriptedSmtp(0, Optional.of(known), security == SmtpConfig.Security.TLS)
                .answer("EHLO", "250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN")
                .answer("STARTTLS", "220 go on");
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void sendsToAServerThatIsTrusted(SmtpConfig.Security security) throws Exception {
        try (ScriptedSmtp server = server(security)) {
            assertThat(sent(server, security, known)).isEqualTo(new Delivered());
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void saysNothingToAnother(SmtpConfig.Security security) throws Exception {
        try (ScriptedSmtp server = server(security)) {
            assertThat(sent(server, security, other)).isInstanceOf(Failed.class);
            assertThat(server.commands()).noneMatch(line -> line.matches("(AUTH|MAIL|RCPT|DATA).*"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void saysNothingToAServerThatCannotEncrypt(SmtpConfig.Security security) throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp()) {
            assertThat(sent(server, security, known)).isInstanceOf(Failed.class);
            assertThat(server.commands()).noneMatch(line -> line.matches("(AUTH|MAIL|RCPT|DATA).*"));
        }
    }
}
