// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.model.Moment;
import dev.appizer.segment.rows.Moments;
import dev.appizer.streams.state.TypedValues;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The latest of many events before a moment. Of each name no more is read than may still be one of them. */
final class Timeline {

    private final @Nullable Moment before;
    private final long after;
    private final int limit;
    private final TreeMap<Moment, TimelineEvent> latest = new TreeMap<>(Comparator.reverseOrder());

    /** @param before null for the latest of all */
    Timeline(@Nullable Moment before, long after, int limit) {
        this.before = before;
        this.after = after;
        this.limit = limit;
    }

    void take(ReadOnlyKeyValueStore<Bytes, byte[]> history, String canonical, String identifier, String event) {
        long upTo = before == null ? Long.MAX_VALUE : before.eventTime();
        HistoryStore.eachBackwards(history, canonical, identifier, event, after, upTo, (row, properties) -> {
            Moment moment = Moments.of(row, identifier);
            if (before != null && moment.compareTo(before) >= 0) {
                return true;
            }
            latest.put(moment, new TimelineEvent(moment, event, TypedValues.mapOf(properties)));
            if (latest.size() <= limit) {
                return true;
            }
            return !latest.pollLastEntry().getKey().equals(moment);
        });
    }

    /** The latest first. */
    List<TimelineEvent> events() {
        return List.copyOf(latest.values());
    }
}
