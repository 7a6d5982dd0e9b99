// SPDX-License-Identifier: Apache-2.0
/**
 * Events in one DuckDB file: nothing to set up, and one process owns it.
 *
 * <p>An event is a row under a whole number for the identifier that it was sent under; the table {@code ids} says whose that
 * is, and is joined when a question is answered. Properties lie in one VARIANT column, each under a key that begins with the
 * letter of its type ({@code n:amount}, {@code s:plan}), so that all values of a key have one type: DuckDB lays such keys
 * out as columns of their own. The table {@code catalogue} knows which types a property has been seen with.
 *
 * <p>A batch, the offsets that come next, and everything that goes with it are one transaction.
 */
@NullMarked
package dev.appizer.analytics.duckdb;

import org.jspecify.annotations.NullMarked;
