// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection to the server for one e-mail after the other; it is made when there is one, and anew once it is lost. */
final class SmtpConnection implements AutoCloseable {

    private final SmtpConfig config;
    private final boolean utf8;
    private final Session session;
    private Optional<SMTPTransport> transport = Optional.empty();

    SmtpConnection(SmtpConfig config, boolean utf8) {
        this.config = config;
        this.utf8 = utf8;
        this.session = SmtpSession.of(config, utf8);
    }

    Outcome send(String id, EmailMessage message, Instant now) {
        try {
            SMTPTransport open = open();
            if (utf8 && !open.supportsExtension("SMTPUTF8")) {
                return new Outcome.Refused("The server takes no addresses beyond ASCII.");
            }
            open.sendMessage(message.mime(session, id, now), new Address[] {message.to()});
            return new Outcome.Delivered();
        } catch (MessagingException e) {
            Outcome outcome = SmtpOutcomes.of(e, config.login());
            if (outcome instanceof Outcome.Failed) {
                close();
            }
            return outcome;
        } catch (RuntimeException e) {
            // In the middle of what, nobody knows.
            close();
            throw e;
        }
    }

    private SMTPTransport open() throws MessagingException {
        // It asks the server: one that has closed the connection meanwhile is told before an e-mail is lost to it.
        if (transport.isPresent() && transport.get().isConnected()) {
            return transport.get();
        }
        close();
        SMTPTransport made = (SMTPTransport) session.getTransport("smtp");
        transport = Optional.of(made);
        if (config.login().isPresent()) {
            made.connect(config.login().get().user(), config.login().get().password());
        } else {
            made.connect();
        }
        return made;
    }

    @Override
    public void close() {
        transport.ifPresent(SmtpConnection::close);
        transport = Optional.empty();
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // It was of no more use anyway.
        }
    }
}
