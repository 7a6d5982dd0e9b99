// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.nio.charset.StandardCharsets;

/** FNV-1a of 64 bits: tells values apart without keeping them. */
final class Hash {

    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Hash() {}

    static long of(byte[] bytes, int from, int to) {
        long hash = START;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * PRIME;
        }
        return hash;
    }

    static long of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, 0, bytes.length);
    }

    /** Of two, in their order. */
    static long of(long first, long second) {
        return (first * 31 + second) * PRIME;
    }
}
