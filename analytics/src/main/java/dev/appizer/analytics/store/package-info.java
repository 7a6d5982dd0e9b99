// SPDX-License-Identifier: Apache-2.0
/**
 * What every store of events does: take batches, all of one or nothing, together with how far the topics were read, and answer
 * questions about what is in it. The stores: {@link dev.appizer.analytics.duckdb} and {@link dev.appizer.analytics.clickhouse}.
 */
@NullMarked
package dev.appizer.analytics.store;

import org.jspecify.annotations.NullMarked;
