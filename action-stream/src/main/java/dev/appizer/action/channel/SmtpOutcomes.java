// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.action.channel.Outcome.Refused;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Tells what a failure of Jakarta Mail means. */
final class SmtpOutcomes {

    /**
     * Answers of 5xx that are about the conversation or the login, neither about the recipient nor about the content: somebody
     * may mend them without touching the notification.
     */
    private static final Set<Integer> OF_THE_CONVERSATION = Set.of(500, 502, 503, 530, 534, 535, 538);

    private static final int MAX_REPLY = 200;

    private SmtpOutcomes() {}

    /**
     * An answer of the server.
     *
     * @param text as the server said it, code included
     */
    private record Reply(int code, String text) {}

    static Outcome of(MessagingException failure, Optional<SmtpConfig.Login> login) {
        if (failure instanceof AuthenticationFailedException) {
            return failed("The server refused the login.");
        }
        Optional<Reply> reply = reply(failure);
        if (reply.isEmpty()) {
            return failed("The connection to the server failed: " + kind(failure, login) + ".");
        }
        int code = reply.get().code();
        String why = "The server answered: " + shown(reply.get().text(), login);
        return code >= 500 && !OF_THE_CONVERSATION.contains(code) ? new Refused(why) : failed(why);
    }

    static Failed failed(String why) {
        return new Failed(why, Optional.empty());
    }

    /** The innermost is about the recipient, where one is. */
    private static Optional<Reply> reply(MessagingException failure) {
        Optional<Reply> found = Optional.empty();
        for (Exception next = failure; next instanceof MessagingException each; next = each.getNextException()) {
            Optional<Reply> inner = ofOne(each);
            found = inner.isPresent() ? inner : found;
        }
        return found;
    }

    private static Optional<Reply> ofOne(MessagingException failure) {
        int code = -1;
        if (failure instanceof SMTPAddressFailedException recipient) {
            code = recipient.getReturnCode();
        } else if (failure instanceof SMTPSenderFailedException sender) {
            code = sender.getReturnCode();
        } else if (failure instanceof SMTPSendFailedException other) {
            code = other.getReturnCode();
        }
        return code < 400 ? Optional.empty() : Optional.of(new Reply(code, String.valueOf(failure.getMessage())));
    }

    /** Of sockets and of TLS the name says enough; a bare exception of mail has nothing but its message. */
    private static String kind(MessagingException failure, Optional<SmtpConfig.Login> login) {
        Throwable root = failure;
        while (root instanceof MessagingException each && each.getNextException() != null) {
            root = each.getNextException();
        }
        return root.getClass() == MessagingException.class
                ? shown(String.valueOf(root.getMessage()), login)
                : root.getClass().getSimpleName();
    }

    private static String shown(String text, Optional<SmtpConfig.Login> login) {
        String line = text.replaceAll("\\p{Cc}+", " ").strip();
        String safe = login.map(SmtpConfig.Login::password)
                .filter(password -> !password.isEmpty())
                .map(password -> line.replace(password, "…"))
                .orElse(line);
        return safe.length() > MAX_REPLY ? safe.substring(0, MAX_REPLY) + "…" : safe;
    }
}
