// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.testing.reader.Values;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** What is not as the reader says. All of it at once: one by one it would tell less. */
final class Differences {

    private final Map<String, String> found = new ConcurrentSkipListMap<>();

    /** Values as {@link Values#equal} takes them. */
    void compare(String what, @Nullable Object expected, @Nullable Object actual) {
        if (!Values.equal(expected, actual)) {
            found.put(what, "\n  expected " + expected + "\n  but was  " + actual + "\n");
        }
    }

    void none() {
        assertThat(found).isEmpty();
    }
}
