/**
 * The reference reader: what the pipeline must have arrived at, computed after the fact from the set of all accepted
 * messages. It groups them by final identity, sorts each group by (event time, stamp), and folds.
 *
 * <pre>
 *   messages ─→ Deduplication ─→ Entries ─→ Links ─→ Clusters ─→ People ─→ profiles
 *                (first wins)    (event     (what     (who is     (fold)     │
 *                                 time)      counts)   whom)                 └─ View at an instant ─→ conditions
 * </pre>
 *
 * <p>It is written from the laws alone and shares no code with the stages that are tested against it: where both are
 * wrong in the same way, no test would tell. It prefers clarity to speed, and holds everything in memory. Not modelled,
 * since they are the named exceptions to the laws: the size limits of a profile, and a retention.
 */
@NullMarked
package dev.appizer.testing.reader;

import org.jspecify.annotations.NullMarked;
