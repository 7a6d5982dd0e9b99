// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.filter.value.Span;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * When time alone changes something, for each person of whom there is such a time: one row under the first of them, so
 * that nobody has to be looked at before. Microseconds since the epoch.
 *
 * <pre>
 *   t deadline canonical → nothing
 * </pre>
 */
public final class DeadlineStore {

    public static final String NAME = "deadlines";

    private static final byte[] NOTHING = {};
    private static final Bytes ALL = all().bytes();

    private final KeyValueStore<Bytes, byte[]> store;

    /** Where the first row is, or earlier: a look from the start would step over all that was ever removed. */
    private Bytes first = ALL;

    /** The first deadline, or an earlier time. */
    private long earliest;

    public DeadlineStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        seek();
    }

    /** Replaces a person's deadline by another; {@link Span#FOREVER} says that there is none. */
    public void move(String canonical, long from, long to) {
        if (from == to) {
            return;
        }
        if (from != Span.FOREVER) {
            store.delete(key(from, canonical));
        }
        if (to != Span.FOREVER) {
            Bytes key = key(to, canonical);
            store.put(key, NOTHING);
            if (key.compareTo(first) < 0) {
                first = key;
            }
            earliest = Math.min(earliest, to);
        }
    }

    /** No deadline is earlier; {@link Span#FOREVER} where there is none. It may be that the first is later. */
    public long earliest() {
        return earliest;
    }

    /** Those whose deadline has come, the first ones. */
    public List<String> due(long now, int limit) {
        List<String> due = new ArrayList<>();
        if (earliest <= now) {
            seek();
        }
        if (earliest > now) {
            return due;
        }
        try (KeyValueIterator<Bytes, byte[]> rows =
                store.range(first, all().and(now).behind())) {
            while (rows.hasNext() && due.size() < limit) {
                RowKeyReader key = new RowKeyReader(rows.next().key, ALL);
                key.number();
                due.add(key.text());
            }
        }
        return due;
    }

    /** Whether somebody's deadline has come; for queries. */
    public static boolean isDue(ReadOnlyKeyValueStore<Bytes, byte[]> store, long now) {
        try (KeyValueIterator<Bytes, byte[]> rows =
                store.range(ALL, all().and(now).behind())) {
            return rows.hasNext();
        }
    }

    private void seek() {
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(first, all().behind())) {
            if (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                first = row.key;
                earliest = new RowKeyReader(row.key, ALL).number();
            } else {
                earliest = Span.FOREVER;
            }
        }
    }

    private static RowKey all() {
        return RowKey.of("t");
    }

    private static Bytes key(long at, String canonical) {
        return all().and(at).and(canonical).bytes();
    }
}
