// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What differs between large maps: all else of them would hide it. */
final class Differences {

    private static final int SHOWN = 10;

    private Differences() {}

    static <K> void assertNone(
            Object question, Map<K, ? extends @Nullable Object> actual, Map<K, ? extends @Nullable Object> expected) {
        if (!actual.equals(expected)) {
            Set<K> keys = new HashSet<>(actual.keySet());
            keys.addAll(expected.keySet());
            List<String> differing = keys.stream()
                    .flatMap(key -> difference(key, told(actual, key), told(expected, key)))
                    .toList();
            assertThat(differing.stream().limit(SHOWN))
                    .as("%s: of %d differences", question, differing.size())
                    .isEmpty();
        }
    }

    private static <K> String told(Map<K, ? extends @Nullable Object> map, K key) {
        return map.containsKey(key) ? String.valueOf(map.get(key)) + type(map.get(key)) : "not there";
    }

    private static String type(@Nullable Object value) {
        return value instanceof Number ? " (" + value.getClass().getSimpleName() + ")" : "";
    }

    private static Stream<String> difference(Object key, String actual, String expected) {
        return actual.equals(expected) ? Stream.of() : Stream.of(key + " is " + actual + ", not " + expected);
    }
}
