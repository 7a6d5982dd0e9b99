// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** E-mails and channels for tests. */
final class Emails {

    static final String PASSWORD = "s3cret-pass";
    static final Duration PATIENCE = Duration.ofMillis(1_500);

    private Emails() {}

    static Email to(String to) {
        return new Email(
                "Shop <shop@example.org>",
                to,
                Optional.empty(),
                "Hello",
                Optional.of("text"),
                Optional.of("<p>html</p>"),
                Optional.of(URI.create("https://example.org/u?a=1&b=2")));
    }

    static Email of(String from, String to, String subject, Optional<String> text, Optional<String> html) {
        return new Email(from, to, Optional.of("Help <help@example.org>"), subject, text, html, Optional.empty());
    }

    static SmtpConfig config(int port, SmtpConfig.Security security, Optional<SmtpConfig.Login> login) {
        return new SmtpConfig("127.0.0.1", port, security, login, Optional.empty(), PATIENCE, PATIENCE, 1, 2);
    }

    static EmailChannel channel(SmtpConfig config) {
        return new EmailChannel(config, Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));
    }

    /** Of a server that may take as long as it likes. */
    static EmailChannel patientChannel(int port) {
        Duration patience = Duration.ofMinutes(1);
        return channel(new SmtpConfig(
                "127.0.0.1",
                port,
                SmtpConfig.Security.NONE,
                Optional.empty(),
                Optional.empty(),
                patience,
                patience,
                1,
                2));
    }

    /** Of a server that asks for no encryption. */
    static EmailChannel channel(int port) {
        return channel(config(port, SmtpConfig.Security.NONE, Optional.of(new SmtpConfig.Login("shop", PASSWORD))));
    }

    static Outcome send(EmailChannel channel, String id, Email email) throws Exception {
        return channel.send(id, email).toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
