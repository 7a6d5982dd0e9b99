// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import static dev.appizer.action.channel.Emails.PASSWORD;
import static dev.appizer.action.channel.Emails.channel;
import static dev.appizer.action.channel.Emails.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.appizer.action.channel.Outcome.Delivered;
import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.action.channel.Outcome.Refused;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailChannelTest {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort())
            .withConfiguration(GreenMailConfiguration.aConfig().withUser("shop@example.org", "shop", PASSWORD));

    private EmailChannel channel;

    @BeforeEach
    void open() {
        channel = channel(SERVER.getSmtp().getPort());
    }

    @AfterEach
    void close() {
        channel.close();
    }

    private MimeMessage sent(Email email) throws Exception {
        assertThat(send(channel, "n-1", email)).isEqualTo(new Delivered());
        MimeMessage[] received = SERVER.getReceivedMessages();
        return received[received.length - 1];
    }

    @Test
    void sendsTextBeforeHtmlWithItsHeaders() throws Exception {
        MimeMessage message = sent(Emails.to("anna@example.com"));

        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("text");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>html</p>");
        assertThat(message.getHeader("List-Unsubscribe")).containsExactly("<https://example.org/u?a=1&b=2>");
        assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getSentDate()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(message.getMessageID()).matches("<[0-9a-f]{32}@example.org>");
    }

    @Test
    void sendsTextOrHtmlAlone() throws Exception {
        Optional<String> long4 = Optional.of("日本 Ω ".repeat(1_000));
        MimeMessage text = sent(Emails.of("a@b.org", "c@d.org", "Ünï ✓", long4, Optional.empty()));
        MimeMessage html = sent(Emails.of("a@b.org", "c@d.org", "x", Optional.empty(), long4));

        assertThat(text.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(text.getContent()).isEqualTo(long4.get());
        assertThat(text.getSubject()).isEqualTo("Ünï ✓");
        assertThat(text.getReplyTo()).containsExactly(new InternetAddress("help@example.org"));
        assertThat(html.getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(html.getHeader("List-Unsubscribe")).isNull();
        assertThatThrownBy(() -> Emails.of("a@b.org", "c@d.org", "x", Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameIdHasTheSameMessageId() throws Exception {
        String first = sent(Emails.to("anna@example.com")).getMessageID();

        assertThat(sent(Emails.to("anna@example.com")).getMessageID()).isEqualTo(first);
        send(channel, "n-2 <>\r\n", Emails.to("anna@example.com"));
        assertThat(SERVER.getReceivedMessages()[2].getMessageID()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "'Zoë <zoe@example.com>',Zoë,zoe@example.com",
        "'\"Doe, J. <x>\" <j@example.com>','Doe, J. <x>',j@example.com",
        "'\"He said \\\"hi\\\"\" <j@example.com>','He said \"hi\"',j@example.com",
        "'j@example.com (Jo)',Jo,j@example.com",
        "'=?utf-8?q?J=C3=B6?= <j@example.com>',Jö,j@example.com",
        "'\"a b\"@example.com',,'\"a b\"@example.com'",
        "'日本 <j@bücher.example>',日本,j@xn--bcher-kva.example",
        "'j+x@example.com',,j+x@example.com"
    })
    void writesOddNamesAndAddresses(String to, String name, String address) throws Exception {
        InternetAddress recipient = (InternetAddress) sent(Emails.to(to)).getAllRecipients()[0];

        assertThat(recipient.getPersonal()).isEqualTo(name);
        assertThat(recipient.getAddress()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "a@b.org, c@d.org",
                "team: a@b.org, c@d.org;",
                "team:;",
                "@x.org:a@b.org",
                "a@b.org\r\nBcc: c@d.org",
                "A\nB <a@b.org>",
                "=?utf-8?q?A=0D=0ABcc=3A_c=40d.org?= <a@b.org>",
                "=?utf-8?q?A=0D=0ABcc:_c@d.org?= <a@b.org>",
                "<a@b.org",
                "a@",
                "a@-.org>",
                "a b@c.org",
                "a@b..org",
                "a@b.org\u2028"
            })
    void refusesWhatIsNotOneAddress(String to) throws Exception {
        assertThat(send(channel, "n", Emails.to(to)))
                .isEqualTo(new Refused("The recipient's address is not a single valid one."));
        assertThat(SERVER.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hi\r\nBcc: c@d.org", "Hi\nx", "Hi\rx", "Hi\u2028x", "Hi\u0000"})
    void refusesSubjectsThatCouldEndTheirHeader(String subject) throws Exception {
        Email email = Emails.of("a@b.org", "c@d.org", subject, Optional.of("x"), Optional.empty());

        assertThat(send(channel, "n", email)).isInstanceOf(Refused.class);
    }

    @Test
    void refusesWhatFitsOnNoLineOfAHeader() throws Exception {
        Email email = Emails.of("a@b.org", "c@d.org", "x".repeat(901), Optional.of("x"), Optional.empty());

        assertThat(send(channel, "n", email)).isInstanceOf(Refused.class);
        assertThat(send(channel, "n", Emails.to("x".repeat(1_000) + " <a@b.org>")))
                .isInstanceOf(Refused.class);
    }

    @Test
    void unsubscribesByMailWithoutTheHeaderForOneClick() throws Exception {
        MimeMessage message = sent(unsubscribed("mailto:leave@example.org?subject=leave%20n-1"));

        assertThat(message.getHeader("List-Unsubscribe"))
                .containsExactly("<mailto:leave@example.org?subject=leave%20n-1>");
        assertThat(message.getHeader("List-Unsubscribe-Post")).isNull();
        assertThat(send(channel, "n", unsubscribed("javascript:alert(1)"))).isInstanceOf(Refused.class);
        assertThat(send(channel, "n", unsubscribed("https://e.org/" + "x".repeat(1_000))))
                .isInstanceOf(Refused.class);
    }

    private static Email unsubscribed(String address) {
        return new Email(
                "a@b.org",
                "c@d.org",
                Optional.empty(),
                "x",
                Optional.of("x"),
                Optional.empty(),
                Optional.of(URI.create(address)));
    }

    @Test
    void aWrongLoginFailsWithoutTellingThePassword() throws Exception {
        SmtpConfig config = Emails.config(
                SERVER.getSmtp().getPort(),
                SmtpConfig.Security.NONE,
                Optional.of(new SmtpConfig.Login("shop", "wrong-" + PASSWORD)));

        try (EmailChannel other = channel(config)) {
            assertThat(send(other, "n", Emails.to("a@b.org")))
                    .isEqualTo(new Failed("The server refused the login.", Optional.empty()));
        }
        assertThat(config.toString()).doesNotContain(PASSWORD);
    }
}
