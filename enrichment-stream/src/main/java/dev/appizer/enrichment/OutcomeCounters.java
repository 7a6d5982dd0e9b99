// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment;

import dev.appizer.enrichment.message.Refusal;

/**
 * Counts what became of the records: exactly one of these for each. A record that is processed again after a crash is
 * counted again.
 */
public interface OutcomeCounters {

    void enriched();

    void duplicate();

    void deadLetter(Refusal.Code code);
}
