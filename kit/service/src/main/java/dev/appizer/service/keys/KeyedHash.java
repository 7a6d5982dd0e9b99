// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.keys;

import static java.util.Objects.requireNonNull;

import dev.appizer.service.settings.Setting;
import dev.appizer.service.settings.ValueType;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Names what was erased, so that it can be known again and nobody who reads it learns who it was: the first 128 bits of an
 * HMAC-SHA256. Without the key an id could be guessed from its hash. For one thread.
 */
public final class KeyedHash {

    /** The key; every service that keeps something for a user has the same one. */
    public static final Setting<String> SETTING = Setting.optional(
            "erasure.hash.key",
            ValueType.TEXT,
            "",
            "A secret of your own, the same for all stages and for ever: what was erased is named by a hash under it. Without it nothing can be erased.");

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final @Nullable Mac mac;

    /**
     * Hashes with a key, or refuses to.
     *
     * @param key the secret; without one nothing can be erased, and asking for a hash fails
     */
    public KeyedHash(Optional<String> key) {
        this.mac = key.map(KeyedHash::mac).orElse(null);
    }

    private static Mac mac(String key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    public boolean isSet() {
        return mac != null;
    }

    /**
     * Fails where nothing can be hashed.
     *
     * @throws IllegalStateException where there is no key
     */
    public void require() {
        if (mac == null) {
            throw new IllegalStateException("Something was erased, so erasure.hash.key has to be set, as it was then");
        }
    }

    /** The hash as a text of 22 characters. */
    public String of(String text) {
        require();
        byte[] hash = requireNonNull(mac).doFinal(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
    }
}
