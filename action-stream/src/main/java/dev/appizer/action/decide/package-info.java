/**
 * From what happens to somebody to a notification: which campaigns it sets off, what they wait for, and whether they send
 * something in the end. All that concerns a person lies on one partition, and so does all that one campaign asks analytics.
 *
 * <pre>
 *   segments.changes ─┐
 *   events.resolved ──┤             ┌→ decided → {@link dev.appizer.action.deliver}
 *   answers ──────────┼→ pending ───┤
 *   profiles ─────────┤             └→ called off, not for them, too often
 *   identity.changes ─┤
 *   campaigns ────────┘
 * </pre>
 */
@NullMarked
package dev.appizer.action.decide;

import org.jspecify.annotations.NullMarked;
