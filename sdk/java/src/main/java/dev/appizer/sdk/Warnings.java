// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Tells each thing once, and a hundred things at most. */
final class Warnings {

    private static final int MOST = 100;

    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Consumer<String> listener;
    private final Callbacks callbacks;

    Warnings(Consumer<String> listener, Callbacks callbacks) {
        this.listener = listener;
        this.callbacks = callbacks;
    }

    void warn(String sentence) {
        warn(sentence, sentence);
    }

    void warn(String key, String sentence) {
        if (told.size() < MOST && told.add(key)) {
            callbacks.run(() -> listener.accept(sentence));
        }
    }

    void warn(Call<?> call, Findings findings) {
        findings.byPath().forEach((path, what) -> {
            String where = call.label() + ": " + path;
            warn(where, where + what + ". See docs/semantics.md");
        });
    }
}
