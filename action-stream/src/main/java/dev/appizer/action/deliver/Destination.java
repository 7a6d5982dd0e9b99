// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.filter.value.Span;
import dev.appizer.streams.state.RowKeyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Whose turn it is at one destination. */
final class Destination {

    private final ReadOnlyKeyValueStore<Bytes, byte[]> outbox;
    private final String name;
    private final Bytes before;

    /** Where the first row is, or earlier: a look from the start would step over all that was ever removed. */
    private Bytes first;

    private long earliest = Long.MIN_VALUE;

    Destination(ReadOnlyKeyValueStore<Bytes, byte[]> outbox, String name) {
        this.outbox = outbox;
        this.name = name;
        this.before = Outbox.due(name).bytes();
        this.first = before;
    }

    String name() {
        return name;
    }

    /** A lane of it is due then. */
    void isDue(Lane lane, long dueAt) {
        Bytes key = Outbox.dueKey(lane, dueAt);
        if (key.compareTo(first) < 0) {
            first = key;
        }
        earliest = Math.min(earliest, dueAt);
    }

    /** No lane that was not left out is due earlier; {@link Span#FOREVER} where there is none. */
    long earliest() {
        return earliest;
    }

    /**
     * The lanes that are due, the first ones.
     *
     * @param leftOut those that are under way, which are few
     */
    List<Lane> due(long now, int limit, Predicate<Lane> leftOut) {
        List<Lane> due = new ArrayList<>();
        long next = Span.FOREVER;
        try (KeyValueIterator<Bytes, byte[]> rows =
                outbox.range(first, Outbox.due(name).behind())) {
            first = rows.hasNext() ? rows.peekNextKey() : first;
            while (next == Span.FOREVER && rows.hasNext()) {
                RowKeyReader key = new RowKeyReader(rows.next().key, before);
                long dueAt = key.number();
                Lane lane = new Lane(name, key.text(), key.text());
                if (leftOut.test(lane)) {
                    continue;
                }
                if (dueAt > now || due.size() == limit) {
                    next = dueAt;
                } else {
                    due.add(lane);
                }
            }
        }
        earliest = next;
        return due;
    }
}
