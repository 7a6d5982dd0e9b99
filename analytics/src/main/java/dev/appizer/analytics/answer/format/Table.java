// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.answer.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a table.
 *
 * @param rows each of as many cells as there are columns
 */
public record Table(List<Column> columns, Iterable<List<@Nullable Object>> rows) {}
