// SPDX-License-Identifier: Apache-2.0
/**
 * Who is whom: {@code events.enriched} and {@code commands} in; {@code events.resolved}, {@code identity.aliases},
 * {@code identity.seen}, {@code identity.changes} and {@code identity.conflicts} out.
 *
 * <pre>
 *   events.enriched ─→ router ─→ events.resolved        at once, by what is known now
 *   commands ────────→  │   ↑  └→ identity.seen
 *    (unalias, forget)  │   │
 *                 links │   │ identity.aliases          who is assigned where
 *                       ↓   │
 *   commands ────────→ control ─→ identity.changes      who moves from where
 *    (erase)              │    ├→ identity.conflicts    what was refused
 *                         │    └→ commands (forget)     what every router has to forget
 *                       graph                           the rules, as functions of the links alone
 * </pre>
 *
 * The way of an alias: {@code RouteEvents} sends it on as an event and hands the link to {@code RememberLinks}, which knows
 * all sendings of it and asks the control plane by a {@code LinkRequest}. {@code DecideLinks} takes it: most links {@code
 * ClusterStore} attaches, for others a {@code ClusterDraft} is recomputed ({@code Reassignment}). {@code DecisionRecords}
 * are what comes of it: the router's {@code KeepAssignments} reads the assignments, the segment stage's {@code
 * FollowMoves} the moves.
 */
@NullMarked
package dev.appizer.identity;

import org.jspecify.annotations.NullMarked;
