// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.message.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The outcomes as meters of the process, each there from the start, so that a rate of none is seen as none. */
final class MeteredOutcomes implements OutcomeCounters {

    private final Counter enriched;
    private final Counter duplicates;
    private final Map<Refusal.Code, Counter> deadLetters = new EnumMap<>(Refusal.Code.class);

    MeteredOutcomes(MeterRegistry meters) {
        enriched = Counter.builder("appizer.enrichment.enriched")
                .description("Messages that were valid and new")
                .register(meters);
        duplicates = Counter.builder("appizer.enrichment.duplicates")
                .description("Repeats of messages, which were dropped")
                .register(meters);
        for (Refusal.Code code : Refusal.Code.values()) {
            Counter counter = Counter.builder("appizer.enrichment.dead.letters")
                    .description("Records that became dead letters, by code")
                    .tag("code", code.name())
                    .register(meters);
            deadLetters.put(code, counter);
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
