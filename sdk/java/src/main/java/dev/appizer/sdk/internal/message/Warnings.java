// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.message;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Tells each thing once, and a hundred things at most. */
public final class Warnings {

    private static final int MOST = 100;

    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final Consumer<String> listener;

    public Warnings(Consumer<String> listener) {
        this.listener = listener;
    }

    /** Tells the sentence, unless it was told before. */
    public void warn(String sentence) {
        warn(sentence, sentence);
    }

    private void warn(String key, String sentence) {
        if (told.size() < MOST && told.add(key)) {
            listener.accept(sentence);
        }
    }

    void warn(Draft call, Findings findings) {
        findings.byPath().forEach((path, what) -> {
            String where = call.label() + ": " + path;
            warn(where, where + what + ". See docs/semantics.md");
        });
    }
}
