// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.deduplication;

import java.util.List;

/** What a message is to those before it. */
public enum Verdict {
    /** None like it within the window. */
    FIRST,
    /** It was here before, and is dropped. */
    REPEAT,
    /** Another was here under its messageId. */
    CONFLICT;

    /**
     * Judges a message.
     *
     * @param before all that was accepted under its key, whenever
     * @param window microseconds: arrivals under one key that lie less than this apart are one message
     */
    public static Verdict of(Seen message, List<Seen> before, long window) {
        Verdict verdict = FIRST;
        for (Seen other : before) {
            if (Math.abs(other.receivedAt() - message.receivedAt()) < window) {
                if (other.saysTheSameAs(message)) {
                    return REPEAT;
                }
                verdict = CONFLICT;
            }
        }
        return verdict;
    }
}
