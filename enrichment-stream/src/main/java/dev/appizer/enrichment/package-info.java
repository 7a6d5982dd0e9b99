/**
 * The stage that makes typed events of raw messages.
 *
 * <pre>
 * events.raw ─→ read-raw-events ─→ validate-messages ─→ deduplicate-messages ─→ enrich-messages ─→ write-enriched-events ─→ events.enriched
 *                                   decode, parse,        remember-messages,      user agent,
 *                                   check, normalise,     remember-late-messages  campaign,
 *                                   tell the time               │                 referrer, geo
 *                                        └──────────────────────┴─→ write-dead-letters ─→ events.dead-letter
 * </pre>
 *
 * <p>In: {@code events.raw}. Out: {@code events.enriched}, under the same keys and at the time of arrival, and
 * {@code events.dead-letter}. This package is the rim: Kafka is known here and in no package below it.
 */
@NullMarked
package dev.appizer.enrichment;

import org.jspecify.annotations.NullMarked;
