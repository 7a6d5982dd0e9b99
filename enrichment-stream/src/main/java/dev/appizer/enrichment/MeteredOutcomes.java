// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.message.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Outcomes as the meters {@code appizer.enrichment.messages}, by outcome and code. */
final class MeteredOutcomes implements OutcomeCounters {

    private static final String NAME = "appizer.enrichment.messages";

    private final Counter enriched;
    private final Counter duplicates;
    private final Map<Refusal.Code, Counter> deadLetters = new EnumMap<>(Refusal.Code.class);

    MeteredOutcomes(MeterRegistry meters) {
        enriched = meters.counter(NAME, "outcome", "enriched", "code", "");
        duplicates = meters.counter(NAME, "outcome", "duplicate", "code", "");
        for (Refusal.Code code : Refusal.Code.values()) {
            deadLetters.put(code, meters.counter(NAME, "outcome", "dead-letter", "code", code.name()));
        }
    }

    @Override
    public void enriched() {
        enriched.increment();
    }

    @Override
    public void duplicate() {
        duplicates.increment();
    }

    @Override
    public void deadLetter(Refusal.Code code) {
        Objects.requireNonNull(deadLetters.get(code)).increment();
    }
}
