// SPDX-License-Identifier: Apache-2.0
/**
 * What the stage answers over HTTP.
 *
 * <pre>
 *   body ─→ QuestionJson ─→ Admission ─→ Trends, Funnels, Retentions ─→ Format ─→ Reply
 *             └ 400           └ 503        └ 422
 * </pre>
 */
@NullMarked
package dev.appizer.analytics.api;

import org.jspecify.annotations.NullMarked;
