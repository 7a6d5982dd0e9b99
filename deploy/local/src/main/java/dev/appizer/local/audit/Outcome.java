// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.audit;

import java.util.Locale;

/** What became of an accepted message. */
enum Outcome {
    RESOLVED("resolved"),
    DUPLICATE("duplicates, whose id was taken before"),
    DEAD_LETTER("dead letters"),
    ERASED("left out: their sender was erased before they were resolved"),
    ON_ITS_WAY("on their way"),
    LOST("lost");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    /** For people, after a number. */
    String text() {
        return text;
    }

    /** As a value of a metric's label. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
