// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.keys;

import dev.appizer.schemas.KeyScope;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a deployment. Immutable: whoever re-reads a file makes a new one. */
public final class Keys {

    private static final Key NO_KEY_SENDER = new Key("", KeyScope.SERVER);
    private static final Key NO_KEY_ADMIN = new Key("", KeyScope.ADMIN);

    private final List<Hashed> keys;
    private final boolean open;

    private record Hashed(Sha256 hash, Key key) {}

    private Keys(List<Hashed> keys, boolean open) {
        this.keys = List.copyOf(keys);
        this.open = open;
    }

    /**
     * Keys by their hashes.
     *
     * @param bySha256 key by the SHA-256 of its UTF-8 text, 64 hexadecimal digits
     */
    public static Keys hashed(Map<String, Key> bySha256) {
        return new Keys(
                bySha256.entrySet().stream()
                        .map(entry -> new Hashed(Sha256.parse(entry.getKey()), entry.getValue()))
                        .toList(),
                false);
    }

    /** No key at all: nobody gets in. */
    public static Keys none() {
        return new Keys(List.of(), false);
    }

    /**
     * For a machine of one's own: {@code dev-write-key}, {@code dev-browser-key} and {@code dev-admin-key}, and who
     * gives no key may do everything.
     */
    public static Keys open() {
        return new Keys(
                List.of(
                        dev("dev-write-key", KeyScope.SERVER),
                        dev("dev-browser-key", KeyScope.BROWSER),
                        dev("dev-admin-key", KeyScope.ADMIN)),
                true);
    }

    /**
     * The key of a call that sends.
     *
     * @param given the key's text; null where the call has none
     * @return null where the caller may not send
     */
    public @Nullable Key sender(@Nullable String given) {
        return given == null ? open ? NO_KEY_SENDER : null : find(given);
    }

    /**
     * The key of a call that does anything else; of any scope, for the caller to judge.
     *
     * @param given the key's text; null where the call has none
     * @return null where the key is not known
     */
    public @Nullable Key admin(@Nullable String given) {
        return given == null ? open ? NO_KEY_ADMIN : null : find(given);
    }

    int size() {
        return keys.size();
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    // Every hash is compared, and each to its end, so that the time taken says nothing about the keys.
    private @Nullable Key find(String given) {
        Sha256 hash = Sha256.of(given);
        Key found = null;
        for (Hashed hashed : keys) {
            if (hashed.hash.sameAs(hash)) {
                found = hashed.key;
            }
        }
        return found;
    }

    private static Hashed dev(String key, KeyScope scope) {
        return new Hashed(Sha256.of(key), new Key(key, scope));
    }
}
