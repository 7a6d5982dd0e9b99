// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.proof;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** A server of e-mail, and what it has got. */
final class Mailbox implements AutoCloseable {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    Mailbox() {
        server.start();
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** What a reader makes of it who shows each {@code Message-ID} once; the subject is what it is about. */
    Taken taken() throws MessagingException {
        Taken taken = new Taken();
        for (MimeMessage message : server.getReceivedMessages()) {
            taken.take(message.getMessageID(), message.getSubject());
        }
        return taken;
    }

    @Override
    public void close() {
        server.stop();
    }
}
