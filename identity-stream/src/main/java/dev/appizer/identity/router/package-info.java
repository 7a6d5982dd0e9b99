/**
 * The router: gives every event the person that its identifier belongs to at the moment, and sends it on at once.
 *
 * <pre>
 *   events.enriched ──→ RouteEvents ──────→ events.resolved
 *                        │  ├─────────────→ seen notices: ids that came beside a user id
 *                        │  └─ RememberLinks (store pairs) ─┐
 *   commands ─────────→ ApplyCommands ──────────────────────┼─→ links: requests to the control plane
 *   identity.aliases ─→ KeepAssignments (store identifiers) ┤    (a link, or that a linked id was seen)
 *   seen notices ─────→ MarkSeen ───────────────────────────┘
 *                        └────────────────→ identity.seen
 * </pre>
 *
 * A command to erase goes past it to the control plane, and comes back as commands to forget, one for each identifier.
 */
@NullMarked
package dev.appizer.identity.router;

import org.jspecify.annotations.NullMarked;
