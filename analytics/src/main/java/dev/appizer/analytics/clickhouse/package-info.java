// SPDX-License-Identifier: Apache-2.0
/**
 * Events in ClickHouse, for more of them than one machine's file should hold, over the server's HTTP interface.
 *
 * <p>An event is a row under the text of the identifier that it was sent under; whose that is, is joined when a question is
 * answered. Values lie in a map for each type, from their path. A row of {@code commits}, written last, makes a batch visible.
 */
@NullMarked
package dev.appizer.analytics.clickhouse;

import org.jspecify.annotations.NullMarked;
