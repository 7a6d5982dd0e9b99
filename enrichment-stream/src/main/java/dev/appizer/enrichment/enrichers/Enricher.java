// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.enrichers;

/** Adds one thing to what is known of an event. */
public interface Enricher {

    /** What was known, and what this one found; the same where it found nothing. Never fails for what a client sent. */
    Enrichments enrich(Subject subject, Enrichments known);
}
