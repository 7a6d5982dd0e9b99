/**
 * From a decided notification to its delivery: kept in the state until its destination has it, so that no crash forgets it.
 *
 * <pre>
 *   notification ─→ outbox ─→ channel ─→ delivered
 *                     ↑          │
 *                     └─ later ──┴─→ failed ─→ dead letter
 * </pre>
 */
@NullMarked
package dev.appizer.action.deliver;

import org.jspecify.annotations.NullMarked;
