/**
 * The control plane: one partition that decides who belongs to whom.
 *
 * <pre>
 *   link requests ─→ DecideLinks ─→ identity.aliases  (who is assigned where, with a rising version)
 *                        │      └─→ identity.changes  (who moves from where, keyed by the place that is left)
 *                   │  │  └─→ identity.conflicts  (Conflicts: what was refused, once it is certain)
 *          ClusterStore  ClaimStore
 * </pre>
 *
 * Events never wait for it: the router sends them where they belonged a moment ago, and what was sent to the wrong place
 * is sent on from there.
 */
@NullMarked
package dev.appizer.identity.control;

import org.jspecify.annotations.NullMarked;
