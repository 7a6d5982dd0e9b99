// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./appizer audit}: whether every accepted message ended as one thing, once, by the topics themselves.
 *
 * <pre>
 * AuditCommand ──► Audit      reads the topics, from the last to the first
 *                   ├─ Traces     which messages are on one topic, to be found on the one before it
 *                   └─ Account    what became of how many, and what is wrong
 * </pre>
 */
@NullMarked
package dev.appizer.local.audit;

import org.jspecify.annotations.NullMarked;
