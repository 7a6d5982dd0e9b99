// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.enrichers;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a slow function, for the keys that were asked for lately. Two generations: when the younger is full it
 * becomes the older one, whose answers are either asked for again or go with it. Readers never wait.
 */
final class Remembered<V> {

    private final int generation;
    private volatile Map<String, V> young = new ConcurrentHashMap<>();
    private volatile Map<String, V> old = new ConcurrentHashMap<>();

    /** @param size at most so many answers are kept */
    Remembered(int size) {
        this.generation = Math.max(1, size / 2);
    }

    V get(String key, Function<String, V> slow) {
        @Nullable V answer = young.get(key);
        if (answer != null) {
            return answer;
        }
        @Nullable V before = old.get(key);
        V found = before == null ? slow.apply(key) : before;
        keep(key, found);
        return found;
    }

    int size() {
        return young.size() + old.size();
    }

    private synchronized void keep(String key, V answer) {
        if (young.size() >= generation) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
        young.put(key, answer);
    }
}
