/**
 * Who is whom, as total functions over links: no Kafka, no clock, no state of its own.
 *
 * <pre>
 *   links ── Claims ──→ which claims are active ── Persons ──→ connected identifiers, each group with its canonical one
 * </pre>
 *
 * Everything here is a function of the set of links, never of the order in which they came.
 */
@NullMarked
package dev.appizer.identity.graph;

import org.jspecify.annotations.NullMarked;
