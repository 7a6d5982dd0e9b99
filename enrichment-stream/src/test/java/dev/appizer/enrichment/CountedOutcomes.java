// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.message.Refusal;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Counters that a test can read. */
final class CountedOutcomes implements OutcomeCounters {

    final AtomicInteger enriched = new AtomicInteger();
    final AtomicInteger duplicates = new AtomicInteger();
    final Map<Refusal.Code, Integer> deadLetters = new EnumMap<>(Refusal.Code.class);

    @Override
    public void enriched() {
        enriched.incrementAndGet();
    }

    @Override
    public void duplicate() {
        duplicates.incrementAndGet();
    }

    @Override
    public synchronized void deadLetter(Refusal.Code code) {
        deadLetters.merge(code, 1, Integer::sum);
    }
}
