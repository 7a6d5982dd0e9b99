// SPDX-License-Identifier: Apache-2.0
/**
 * Folds the timelines that a store shows into answers, one person after another, in one pass over each.
 *
 * <pre>
 *   store ─ timelines ─→ FurthestAttempt ─→ FunnelCounts ─→ FunnelAnswer
 *                    └─→ Retentions ─────────────────────→ RetentionAnswer
 * </pre>
 */
@NullMarked
package dev.appizer.analytics.answer;

import org.jspecify.annotations.NullMarked;
