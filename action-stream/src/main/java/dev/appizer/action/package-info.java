/**
 * The stage at which the pipeline acts: campaigns turn what happens to people into notifications, once each.
 *
 * <pre>
 *   segments.changes ┐
 *   events.resolved  │
 *   profiles         ├─→ decide ─→ deliver ─→ webhooks, e-mails, topics
 *   identity.changes │    │  ↑        │
 *   campaigns        ┘    ↓  │        └─────→ actions.deliveries, events.dead-letter
 *                 actions.notifications
 * </pre>
 */
@NullMarked
package dev.appizer.action;

import org.jspecify.annotations.NullMarked;
