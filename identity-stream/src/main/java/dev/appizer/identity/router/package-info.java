/**
 * The router: gives every event the person that its identifier belongs to at the moment, and sends it on at once.
 *
 * <pre>
 *   events.enriched ──→ RouteEvents ───→ events.resolved
 *                        │  │  └───────→ ids seen beside a user id
 *                        │  RememberLinks (store pairs) ─→ links to the control plane
 *   commands ─────────→ ApplyCommands ──┘
 *   identity.aliases ─→ KeepAssignments (store identifiers)
 *   seen ids ─────────→ MarkSeen ──────→ identity.seen
 * </pre>
 */
@NullMarked
package dev.appizer.identity.router;

import org.jspecify.annotations.NullMarked;
