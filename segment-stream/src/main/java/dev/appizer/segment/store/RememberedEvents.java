// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.segment.condition.Facts;
import dev.appizer.segment.condition.Facts.EventVisitor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The events of one name and identifier, the latest first. What was read is remembered, since many definitions ask for the
 * same, and the same definition asks again as of the next instant.
 */
final class RememberedEvents {

    /** More of them would take more room than reading them again takes time. */
    private static final int MOST = 10_000;

    /** So few are all read at once. */
    private static final int FEW = 64;

    private final ReadOnlyKeyValueStore<Bytes, byte[]> history;
    private final String canonical;
    private final String identifier;
    private final String event;
    private final long count;
    private List<Facts.Event> read = List.of();

    /** All that happened later was read. */
    private long readAfter = Long.MAX_VALUE;

    private long visited;

    RememberedEvents(
            ReadOnlyKeyValueStore<Bytes, byte[]> history,
            String canonical,
            String identifier,
            String event,
            long count) {
        this.history = history;
        this.canonical = canonical;
        this.identifier = identifier;
        this.event = event;
        this.count = count;
    }

    /** How many events were handed over so far. */
    long visited() {
        return visited;
    }

    /** Hands over those later than an instant, until the visitor wants no more. */
    void each(long after, EventVisitor visitor) {
        if (readAfter > after && count <= FEW) {
            readAll(after);
        }
        if (readAfter <= after) {
            repeat(after, visitor);
        } else {
            read(after, visitor);
        }
    }

    private void readAll(long after) {
        List<Facts.Event> found = new ArrayList<>();
        HistoryStore.eachForwards(
                history,
                canonical,
                identifier,
                event,
                after,
                (moment, properties) -> found.add(new HistoryEvent(identifier, moment, properties)));
        Collections.reverse(found);
        read = found;
        readAfter = after;
    }

    private void repeat(long after, EventVisitor visitor) {
        for (Facts.Event one : read) {
            if (one.moment().eventTime() <= after) {
                return;
            }
            visited++;
            if (!visitor.visit(one)) {
                return;
            }
        }
    }

    private void read(long after, EventVisitor visitor) {
        List<Facts.Event> found = new ArrayList<>();
        long[] reached = {after};
        HistoryStore.eachBackwards(
                history, canonical, identifier, event, after, Long.MAX_VALUE, (moment, properties) -> {
                    HistoryEvent one = new HistoryEvent(identifier, moment, properties);
                    visited++;
                    if (found.size() <= MOST) {
                        found.add(one);
                    }
                    boolean more = visitor.visit(one);
                    reached[0] = more ? after : moment.getEventTime();
                    return more;
                });
        boolean isAll = found.size() <= MOST;
        read = isAll ? found : List.of();
        readAfter = isAll ? reached[0] : Long.MAX_VALUE;
    }
}
