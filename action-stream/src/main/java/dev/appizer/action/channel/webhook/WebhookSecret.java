// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.channel.webhook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a webhook is signed by, and its receiver verifies it by: 24 to 64 bytes. */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final SecretKeySpec key;

    private WebhookSecret(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Reads {@code whsec_} with Base64 behind it; the prefix may be missing.
     *
     * @throws IllegalArgumentException where it's something else, or too short or too long; the message doesn't repeat it
     */
    public static WebhookSecret parse(String text) {
        byte[] key = decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
        if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
            throw new IllegalArgumentException("A webhook's secret has 24 to 64 bytes, not " + key.length);
        }
        return new WebhookSecret(key);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // Without the cause, whose message has a character of the secret in it.
            throw new IllegalArgumentException("A webhook's secret is whsec_ with Base64 behind it");
        }
    }

    /** The signature of a message, such as {@code v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=}. */
    String sign(String id, Instant time, String body) {
        String signed = id + "." + time.getEpochSecond() + "." + body;
        return "v1," + Base64.getEncoder().encodeToString(mac().doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
