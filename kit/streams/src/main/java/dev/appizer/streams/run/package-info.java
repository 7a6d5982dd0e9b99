/**
 * Runs a topology as a service: its settings, its life, and what happens to records that it cannot read or refuses.
 *
 * <pre>
 *   StreamsApplication (what it is) → StreamsProperties (how Kafka Streams is told) → StreamsService (its life)
 * </pre>
 */
@NullMarked
package dev.appizer.streams.run;

import org.jspecify.annotations.NullMarked;
