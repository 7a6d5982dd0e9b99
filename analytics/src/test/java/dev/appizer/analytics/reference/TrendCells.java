// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.analytics.question.Buckets;
import dev.appizer.analytics.question.TrendQuestion;
import dev.appizer.analytics.store.EventStore;
import dev.appizer.analytics.store.TrendCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cells of a store, in the form of the reference's. */
public final class TrendCells {

    private TrendCells() {}

    /** What a store answers; where there are no groups, their only one is all together. */
    public static Map<ReferenceTrend.Cell, @Nullable Object> of(EventStore store, TrendQuestion question) {
        Buckets buckets = question.buckets();
        Map<ReferenceTrend.Cell, @Nullable Object> cells = new HashMap<>();
        for (TrendCell cell : store.trend(question)) {
            ReferenceTrend.Cell key = new ReferenceTrend.Cell(
                    cell.bucket() < 0 ? null : Agreement.start(buckets, cell.bucket()), group(cell.group()));
            if (question.groupBy().isEmpty() || cell.bucket() < 0 || cell.group() != null) {
                Object value = value(question, cell.value());
                assertThat(cells.getOrDefault(key, value)).as("Twice: %s", cell).isEqualTo(value);
                cells.put(key, value);
            }
        }
        return cells;
    }

    private static @Nullable List<@Nullable Object> group(@Nullable List<@Nullable Object> group) {
        if (group == null || group.isEmpty()) {
            return null;
        }
        List<@Nullable Object> plain = new ArrayList<>();
        group.forEach(value -> plain.add(ReferenceValues.plain(value)));
        return plain;
    }

    private static @Nullable Object value(TrendQuestion question, @Nullable Object value) {
        return value == null && question.measure().isZeroOverNothing() ? (Object) 0L : value;
    }
}
