// SPDX-License-Identifier: Apache-2.0
/**
 * Analytics: what has happened, asked over HTTP, seconds after it has.
 *
 * <pre>
 *   events.resolved ─┐
 *   identity.aliases ┼─→ ingest ─→ store ←─ question ←─ POST /v1/analytics/…
 *   profiles         │   (batches)  (one     (JSON)
 *   commands ────────┘              file)  ─→ answer ─→ JSON, CSV, Arrow
 * </pre>
 */
@NullMarked
package dev.appizer.analytics;

import org.jspecify.annotations.NullMarked;
