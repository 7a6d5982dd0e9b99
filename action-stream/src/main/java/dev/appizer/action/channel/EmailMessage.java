// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * An e-mail whose addresses and headers were found right.
 *
 * @param to the recipient, also of the envelope
 */
record EmailMessage(
        Email email,
        InternetAddress from,
        InternetAddress to,
        Optional<InternetAddress> replyTo,
        Map<String, String> unsubscribe) {

    /** What fits on the line of a header, should there be no space to fold it at. */
    private static final int MAX_SUBJECT = 900;

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /** @throws UnsendableException if an address, the subject or where to unsubscribe is wrong */
    static EmailMessage of(Email email) {
        checkSubject(email.subject());
        return new EmailMessage(
                email,
                EmailAddress.parse(email.from(), "The sender's"),
                EmailAddress.parse(email.to(), "The recipient's"),
                email.replyTo().map(address -> EmailAddress.parse(address, "The")),
                email.unsubscribe().map(Unsubscribe::headers).orElse(Map.of()));
    }

    private static void checkSubject(String subject) {
        if (subject.length() > MAX_SUBJECT) {
            throw new UnsendableException("The subject has more than " + MAX_SUBJECT + " characters.");
        }
        if (subject.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')) {
            throw new UnsendableException("The subject holds a line break or another control character.");
        }
    }

    /** Whether an address needs a server that knows RFC 6531. */
    boolean needsUtf8() {
        return !EmailAddress.isAscii(from)
                || !EmailAddress.isAscii(to)
                || !replyTo.map(EmailAddress::isAscii).orElse(true);
    }

    /** Ready to be sent, the same for the same id but for its boundaries and date. */
    MimeMessage mime(Session session, String id, Instant date) throws MessagingException {
        MimeMessage message = new Identified(session, messageId(id));
        message.setFrom(from);
        message.setRecipient(Message.RecipientType.TO, to);
        if (replyTo.isPresent()) {
            message.setReplyTo(new InternetAddress[] {replyTo.get()});
        }
        message.setSubject(email.subject(), UTF_8);
        message.setSentDate(Date.from(date));
        message.setHeader("Auto-Submitted", "auto-generated");
        for (Map.Entry<String, String> header : unsubscribe.entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
        fill(message);
        message.saveChanges();
        return message;
    }

    private void fill(MimeMessage message) throws MessagingException {
        if (email.text().isPresent() && email.html().isPresent()) {
            MimeMultipart parts = new MimeMultipart("alternative");
            // The last is what a reader prefers.
            parts.addBodyPart(part(email.text().get(), "plain"));
            parts.addBodyPart(part(email.html().get(), "html"));
            message.setContent(parts);
        } else if (email.text().isPresent()) {
            message.setText(email.text().get(), UTF_8);
        } else {
            message.setText(email.html().orElseThrow(), UTF_8, "html");
        }
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    /** By a digest: an id may hold anything. */
    private String messageId(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(digest, 0, 16) + "@" + EmailAddress.domain(from) + ">";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps its id, which would be a new one each time. */
    private static final class Identified extends MimeMessage {

        private final String messageId;

        Identified(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
