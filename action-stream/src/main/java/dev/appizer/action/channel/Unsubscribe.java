// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The headers by which a recipient may leave (RFC 2369, RFC 8058). */
final class Unsubscribe {

    /** What fits on the line of a header, which can't be folded inside an address. */
    private static final int MAX_LENGTH = 900;

    private Unsubscribe() {}

    /** @throws UnsendableException if the address is neither https, http nor mailto, or too long */
    static Map<String, String> headers(URI address) {
        // URI takes half a character, and fails over it when it's to be written in ASCII.
        String text = UTF_8.newEncoder().canEncode(address.toString()) ? address.toASCIIString() : "";
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (text.isEmpty() || !scheme.matches("https?|mailto") || text.length() > MAX_LENGTH) {
            throw new UnsendableException("The address to unsubscribe is one of https, http or mailto, of " + MAX_LENGTH
                    + " characters at most.");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("List-Unsubscribe", "<" + text + ">");
        if (scheme.equals("https")) {
            headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return headers;
    }
}
