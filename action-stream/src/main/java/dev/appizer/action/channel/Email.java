// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import java.net.URI;
import java.util.Optional;

/**
 * An e-mail to one recipient; several would be notifications of their own, since each may be accepted or not.
 *
 * @param from an address as headers have it: {@code Anna <anna@example.org>} or {@code anna@example.org}
 * @param to likewise
 * @param replyTo likewise; empty for the sender
 * @param subject on one line
 * @param text the plain text; empty where there is html alone
 * @param html the same as HTML; empty where there is text alone
 * @param unsubscribe where the recipient may leave: an https address, which takes one click (RFC 8058), or one of http or
 *     mailto
 */
public record Email(
        String from,
        String to,
        Optional<String> replyTo,
        String subject,
        Optional<String> text,
        Optional<String> html,
        Optional<URI> unsubscribe) {

    /** @throws IllegalArgumentException if there is neither text nor html */
    public Email {
        if (text.isEmpty() && html.isEmpty()) {
            throw new IllegalArgumentException("An e-mail has a text, html or both.");
        }
    }
}
