// SPDX-License-Identifier: Apache-2.0
/**
 * The formats of answers: JSON, and for programs that read tables CSV and Arrow.
 *
 * <pre>
 *   Accept ─→ Format ─┬─ JSON ←─ Document.writeJson
 *                     ├─ CSV   ←─┐
 *                     └─ ARROW ←─┴ Document.table
 * </pre>
 */
@NullMarked
package dev.appizer.analytics.answer.format;

import org.jspecify.annotations.NullMarked;
