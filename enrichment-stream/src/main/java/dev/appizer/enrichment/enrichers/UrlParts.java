// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.enrichers;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Parts of addresses as browsers have them: what {@link java.net.URI} refuses is common there. */
final class UrlParts {

    private static final int MAX_HOST = 253;

    private UrlParts() {}

    /** The host in lower case, without port and user; null where there is none. */
    static @Nullable String host(@Nullable String url) {
        int scheme = url == null ? -1 : url.indexOf("://");
        if (url == null || scheme < 1) {
            return null;
        }
        int start = scheme + 3;
        int end = start;
        while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(start, end);
        String host = withoutPort(authority.substring(authority.lastIndexOf('@') + 1));
        return isHost(host) ? host.toLowerCase(Locale.ROOT) : null;
    }

    private static String withoutPort(String authority) {
        int port = authority.lastIndexOf(':');
        return port < 0 || authority.endsWith("]") ? authority : authority.substring(0, port);
    }

    private static boolean isHost(String host) {
        return !host.isEmpty()
                && host.length() <= MAX_HOST
                && host.chars().allMatch(c -> Character.isLetterOrDigit(c) || ".-_:[]".indexOf(c) >= 0);
    }

    /** Each parameter of an address or of a query alone, decoded as far as it can be, in order. */
    static void eachParameter(String url, BiConsumer<String, String> parameter) {
        int fragment = url.indexOf('#');
        String page = fragment < 0 ? url : url.substring(0, fragment);
        String query = page.substring(page.indexOf('?') + 1);
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameter.accept(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
