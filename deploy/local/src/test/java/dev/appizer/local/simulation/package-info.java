// SPDX-License-Identifier: Apache-2.0
/**
 * The identity and segment stages on a simulated network: the real processors with stores in memory, many partitions, and
 * a scheduler that delivers in any order that Kafka allows.
 *
 * <pre>
 *   events.enriched ─→ RouterTask ─→ events.resolved, identity.seen ─→ SegmentTask ⟲ segments.contributions
 *                       ⇅ links, identity.aliases                       ↑
 *                      ControlTask ─→ identity.changes ─────────────────┘
 * </pre>
 *
 * What is assumed is what exactly-once gives: a record is taken whole, and what one task writes to one partition arrives
 * in its order. Nothing else is.
 */
@NullMarked
package dev.appizer.local.simulation;

import org.jspecify.annotations.NullMarked;
