// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.URIAuthority;

/**
 * Where a webhook goes.
 *
 * @param server scheme, host and port, the port always given
 * @param path with the query, as it's sent
 */
record Target(HttpHost server, String path) {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    /** What some read as an IPv4 address, one in parts or octal or hexadecimal included. */
    private static final Pattern NUMBER = Pattern.compile("(^|\\.)([0-9]+|0x[0-9a-f]*)\\.?$");

    /** What all read as the same one. */
    private static final Pattern ADDRESS = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int LAST_PORT = 65_535;

    /**
     * Reads a URL. What two readers could read in two ways isn't read: no numbers in place of names, other than addresses
     * in full.
     *
     * @throws UnusableUrlException where nothing is sent to it
     */
    static Target of(URI url) throws UnusableUrlException {
        // URI takes half a character, and fails over it when it's to be written in ASCII.
        check(UTF_8.newEncoder().canEncode(url.toString()), "The URL holds half a character");
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        check(SCHEMES.contains(scheme), "Only http and https URLs are sent to");
        check(url.getRawUserInfo() == null && !hasUser(url), "A URL with a user in it is not sent to");
        check(url.getHost() != null, "The URL names no host that can be read");
        String host = bare(url.getHost().toLowerCase(Locale.ROOT));
        check(!host.contains("%"), "An address with a zone is not sent to");
        check(!NUMBER.matcher(host).find() || ADDRESS.matcher(host).matches(), "The URL's host is an odd number");
        int port = url.getPort() >= 0 ? url.getPort() : usual(scheme);
        check(port > 0 && port <= LAST_PORT, "There is no port " + port);
        return new Target(new HttpHost(scheme, host, port), path(URI.create(url.toASCIIString())));
    }

    private static void check(boolean holds, String otherwise) throws UnusableUrlException {
        if (!holds) {
            throw new UnusableUrlException(otherwise);
        }
    }

    private static int usual(String scheme) {
        return scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
    }

    private static boolean hasUser(URI url) {
        return url.getRawAuthority() != null && url.getRawAuthority().contains("@");
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String path(URI url) {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    String host() {
        return server.getHostName();
    }

    /** Host and port, for people. */
    String name() {
        return server.toHostString();
    }

    /** What the Host header says: as clients do it, without the port where it's the scheme's own. */
    URIAuthority authority() {
        boolean usual = server.getPort() == usual(server.getSchemeName());
        return new URIAuthority(host(), usual ? -1 : server.getPort());
    }

    /** What shares its limits. */
    String destination() {
        return server.toURI();
    }
}
