/**
 * The control plane: one partition that decides who belongs to whom, and who is to be forgotten.
 *
 * <pre>
 *   links ─→ DecideLinks ─→ identity.aliases    who is assigned where, with a rising version; tombstones of the erased
 *              │   │   ├──→ identity.changes    who moves from where, keyed by the place that is left; ERASED
 *              │   │   ├──→ commands            FORGET: what every router has to forget
 *              │   │   └──→ identity.conflicts  by Conflicts: what was refused, once it is certain
 *              │   └ ClaimStore, RefusedLinks, ErasedStore
 *              └ ClusterStore (a few rows), ClusterDraft (whole clusters)
 * </pre>
 *
 * Events never wait for it: the router sends them where they belonged a moment ago, and what was sent to the wrong place
 * is sent on from there. All of it lies in one store.
 */
@NullMarked
package dev.appizer.identity.control;

import org.jspecify.annotations.NullMarked;
