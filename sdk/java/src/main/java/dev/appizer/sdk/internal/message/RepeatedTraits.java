// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.message;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what this client said of users last, trait by trait, as hashes: of the 10,000 traits that were said last, so that
 * its size is bounded whatever is sent.
 */
final class RepeatedTraits {

    private static final int MOST = 10_000;
    private static final long PRIME = 0x100000001b3L;

    private final Map<Long, Long> said = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Long> eldest) {
            return size() > MOST;
        }
    };

    /** Takes down what an identify says, and answers whether all of it had been said before. */
    synchronized boolean isRepeated(@Nullable Object user, @Nullable Object anonymous, Map<String, Long> traits) {
        long who = hash(String.valueOf(user));
        boolean repeated = !traits.isEmpty();
        for (Map.Entry<String, Long> trait : traits.entrySet()) {
            repeated &= repeats(hash(who, hash(trait.getKey())), trait.getValue());
        }
        // With both ids it is a claim as well, which is something said. Without, it says nothing of other ids.
        return (anonymous == null || repeats(hash(who, 0), hash(anonymous.toString()))) && repeated;
    }

    private boolean repeats(long key, long value) {
        @Nullable Long before = said.put(key, value);
        return before != null && before == value;
    }

    synchronized void forget() {
        said.clear();
    }

    /** FNV-1a of 64 bits: tells values apart without keeping them. */
    static long hash(byte[] bytes, int from, int to) {
        long hash = 0xcbf29ce484222325L;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * PRIME;
        }
        return hash;
    }

    private static long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return hash(bytes, 0, bytes.length);
    }

    /** Of two, in their order. */
    private static long hash(long first, long second) {
        return (first * 31 + second) * PRIME;
    }
}
