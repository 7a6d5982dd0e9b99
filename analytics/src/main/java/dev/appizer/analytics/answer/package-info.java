// SPDX-License-Identifier: Apache-2.0
/**
 * Makes answers of what a store finds: fills the series of cells up, and folds timelines, one person after another, in one
 * pass over each.
 *
 * <pre>
 *   store ─ cells ─────→ Trends ─────────────────────────→ TrendAnswer
 *         ─ timelines ─→ FurthestAttempt ─→ FunnelCounts ─→ FunnelAnswer
 *                    └─→ Retentions ─────────────────────→ RetentionAnswer
 * </pre>
 */
@NullMarked
package dev.appizer.analytics.answer;

import org.jspecify.annotations.NullMarked;
