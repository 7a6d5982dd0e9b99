// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.queue;

import dev.appizer.sdk.Outcome;
import dev.appizer.sdk.Stats;
import java.util.HashMap;
import java.util.Map;

/** Counts outcomes and attempts. The queue's lock guards it. */
final class Counters {

    /** Codes are few; what is beyond is counted as one, whatever a gateway answers. */
    private static final int MOST_CODES = 100;

    private static final String OTHERS = "OTHERS";

    private final Map<String, Long> undelivered = new HashMap<>();
    private long accepted;
    private long attempts;
    private long retries;

    void count(Outcome outcome) {
        if (outcome instanceof Outcome.Undelivered not) {
            boolean isKnown = undelivered.containsKey(not.code()) || undelivered.size() < MOST_CODES;
            undelivered.merge(isKnown ? not.code() : OTHERS, 1L, Long::sum);
        } else {
            accepted++;
        }
    }

    void attempt(boolean isRetry) {
        attempts++;
        retries += isRetry ? 1 : 0;
    }

    long accepted() {
        return accepted;
    }

    Stats stats(long messages, long bytes) {
        return new Stats(accepted, undelivered, attempts, retries, messages, bytes);
    }
}
