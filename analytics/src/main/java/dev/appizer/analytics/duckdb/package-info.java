// SPDX-License-Identifier: Apache-2.0
/**
 * Events in one DuckDB file: nothing to set up, and one process owns it.
 *
 * <p>An event is a row under a whole number for the identifier that it was sent under; the table {@code owners} says whose that
 * is, and is joined when a question is answered. Its properties lie in columns of numbers and of texts; what is in a column
 * depends on the event's name, and the table {@code paths} says it ({@link dev.appizer.analytics.duckdb.Slots}). What finds no
 * column is in a JSON text beside them.
 *
 * <p>A batch, the offsets that come next, and everything that goes with it are one transaction.
 */
@NullMarked
package dev.appizer.analytics.duckdb;

import org.jspecify.annotations.NullMarked;
