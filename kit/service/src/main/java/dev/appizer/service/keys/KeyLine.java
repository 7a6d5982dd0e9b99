// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.keys;

import dev.appizer.schemas.KeyScope;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A line of the {@link KeysFile}.
 *
 * @param sha256 of the key, 64 hexadecimal digits
 */
public record KeyLine(Key key, String sha256) {

    /**
     * Reads what stands behind the name.
     *
     * @throws IllegalArgumentException whose message says what is wrong
     */
    static KeyLine parse(String name, String text) {
        List<String> words = Arrays.asList(text.strip().split("\\s+"));
        int colon = words.get(0).indexOf(':');
        KeyScope scope = scope(words.get(0).substring(0, Math.max(0, colon)));
        String sha256 = words.get(0).substring(colon + 1).toLowerCase(Locale.ROOT);
        Sha256.parse(sha256);
        return new KeyLine(new Key(name, scope, origins(scope, words.subList(1, words.size()))), sha256);
    }

    /**
     * The line of a key.
     *
     * @param secret the key itself, of which only the hash is kept
     * @throws IllegalArgumentException whose message says what is wrong
     */
    public static KeyLine of(String name, String scope, List<String> origins, String secret) {
        if (!isName(name)) {
            throw new IllegalArgumentException("a name has letters, digits, dots, dashes and underscores, up to 64");
        }
        KeyScope known = scope(scope);
        return new KeyLine(
                new Key(name, known, origins(known, origins)), Sha256.of(secret).hex());
    }

    /** As it stands in the file. */
    public String text() {
        String origins = key.origins().isEmpty() ? "" : " " + String.join(" ", new TreeSet<>(key.origins()));
        return key.name() + "=" + key.scope().name().toLowerCase(Locale.ROOT) + ":" + sha256 + origins;
    }

    static boolean isName(String text) {
        return text.matches("[A-Za-z0-9._-]{1,64}");
    }

    private static KeyScope scope(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "browser" -> KeyScope.BROWSER;
            case "server" -> KeyScope.SERVER;
            case "admin" -> KeyScope.ADMIN;
            default -> throw new IllegalArgumentException("its scope must be browser, server or admin");
        };
    }

    private static Set<String> origins(KeyScope scope, List<String> texts) {
        if (!texts.isEmpty() && scope != KeyScope.BROWSER) {
            throw new IllegalArgumentException("only a browser key has origins");
        }
        texts.forEach(KeyLine::requireOrigin);
        return Set.copyOf(texts);
    }

    // As browsers write it, or it would never match: no path, no slash at the end, small letters.
    private static void requireOrigin(String text) {
        URI origin = URI.create(text);
        boolean sound = ("https".equals(origin.getScheme()) || "http".equals(origin.getScheme()))
                && origin.getHost() != null
                && text.equals((origin.getScheme() + "://" + origin.getAuthority()).toLowerCase(Locale.ROOT));
        if (!sound) {
            throw new IllegalArgumentException("an origin is written https://shop.example, not " + text);
        }
    }
}
