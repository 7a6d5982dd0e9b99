// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./appizer query}: a question about events from a command line, and its answer for a terminal.
 *
 * <pre>
 * words, options → QuestionReader (Span, Where) → Question ─POST /v1/analytics/…→ Asking → answer
 *   answer → TrendLines │ GroupLines │ FunnelLines │ RetentionLines │ AnswerTable → Screen: as wide as it is
 * </pre>
 */
@NullMarked
package dev.appizer.local.query;

import org.jspecify.annotations.NullMarked;
