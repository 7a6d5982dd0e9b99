// SPDX-License-Identifier: Apache-2.0
/**
 * Questions as SQL, for every store that has a row for each event, and the answers put together from the rows that come back.
 */
@NullMarked
package dev.appizer.analytics.store.sql;

import org.jspecify.annotations.NullMarked;
