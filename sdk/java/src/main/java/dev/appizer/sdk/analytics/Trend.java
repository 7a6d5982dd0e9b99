// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.analytics;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a measure went over time.
 *
 * @param series every bucket; with {@code groupBy} of every group, that with the greatest total first
 * @param total the measure over the whole range; null of nothing
 * @param groups with {@code groupBy} the groups and their totals; empty without
 * @param omittedGroups how many groups are left out
 */
public record Trend(List<Bucket> series, @Nullable Double total, List<GroupTotal> groups, long omittedGroups) {

    /** Has lists where the answer has none. */
    public Trend {
        series = Lists.orEmpty(series);
        groups = Lists.orEmpty(groups);
    }

    /**
     * A bucket.
     *
     * @param time when it begins, with the offset that the time zone has then
     * @param group the values of the fields of {@code groupBy}; empty without
     * @param value the measure; null of nothing
     */
    public record Bucket(
            OffsetDateTime time,
            Map<String, @Nullable Object> group,
            @Nullable Double value) {

        /** Has a group where the answer has none. */
        public Bucket {
            group = Lists.orEmpty(group);
        }
    }

    /**
     * A group over the whole range.
     *
     * @param group the values of the fields of {@code groupBy}
     * @param total the measure; null of nothing
     */
    public record GroupTotal(
            Map<String, @Nullable Object> group, @Nullable Double total) {

        /** Has a group where the answer has none. */
        public GroupTotal {
            group = Lists.orEmpty(group);
        }
    }
}
