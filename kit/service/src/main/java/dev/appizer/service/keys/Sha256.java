// SPDX-License-Identifier: Apache-2.0
package dev.appizer.service.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256, compared in constant time. */
final class Sha256 {

    private static final int BYTES = 32;

    private final byte[] digest;

    private Sha256(byte[] digest) {
        this.digest = digest;
    }

    static Sha256 of(String text) {
        try {
            return new Sha256(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** @throws IllegalArgumentException where the text is not 64 hexadecimal digits */
    static Sha256 parse(String hex) {
        if (!hex.matches("[0-9a-fA-F]{" + 2 * BYTES + "}")) {
            throw new IllegalArgumentException("behind the scope stands a colon and a SHA-256, 64 hexadecimal digits");
        }
        return new Sha256(HexFormat.of().parseHex(hex));
    }

    String hex() {
        return HexFormat.of().formatHex(digest);
    }

    boolean sameAs(Sha256 other) {
        return MessageDigest.isEqual(digest, other.digest);
    }
}
