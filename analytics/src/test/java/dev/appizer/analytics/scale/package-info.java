// SPDX-License-Identifier: Apache-2.0
/**
 * Holds the answers of the store, over as many events as a machine has, against a reader that goes through all of them each
 * time. It is written from what the questions say of themselves, and has nothing in common with what answers them.
 *
 * <pre>
 *   ManyEvents ─┬─→ store ────────→ Trends, Funnels, Retentions ─┐
 *               └─→ EventArrays ──→ Brute* ──────────────────────┴─→ Difference
 * </pre>
 */
@NullMarked
package dev.appizer.analytics.scale;

import org.jspecify.annotations.NullMarked;
