/**
 * Keeps profiles and memberships up to date, record by record and as time passes. One processor, {@code KeepProfiles},
 * takes every kind of record that concerns a canonical identifier, so that there is one writer per person:
 *
 * <pre>
 *   events.resolved ────┐
 *   identity.seen ──────┤
 *   contributions ──────┼─→ KeepProfiles ─┬→ Absorb ────────┬─→ Judge ─→ Announce ─→ segments.changes,
 *    (sent on, shipped) │     │           ├→ FollowMoves ─┐ │            segments.membership, profiles
 *   identity.changes ───┤     │           ├→ Erase ───────┤ │
 *   the clock ──────────┤     │           ├→ Deadlines ───┼─┤
 *   definitions ────────┤     │           └→ Define ──────┼─┘   (a backfill: Backfill)
 *   commands ───────────┘     │                           ↓
 *    (erase)              receipts ←──────────────────── Ship ─→ contributions (Absorb sends on there too)
 * </pre>
 *
 * What an identifier contributes stays apart from what others do. A register per canonical and identifier says whether
 * its contributions belong here; what comes to the wrong place is sent on to where the register points.
 */
@NullMarked
package dev.appizer.segment.live;

import org.jspecify.annotations.NullMarked;
