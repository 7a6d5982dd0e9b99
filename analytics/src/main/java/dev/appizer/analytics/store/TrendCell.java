// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure of some of the events of a question.
 *
 * @param bucket of which bucket, from 0; -1 for the whole range
 * @param group the values of the fields that are grouped by, as properties hold them, null where an event has none; the
 *     group itself is null for all groups together
 * @param value a {@link Long} or a {@link Double}; null where there was no number to measure
 */
public record TrendCell(
        int bucket,
        @Nullable List<@Nullable Object> group,
        @Nullable Object value) {}
