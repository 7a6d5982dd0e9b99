// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.action.rows.ChangeRow;
import dev.appizer.action.rows.PendingRow;
import dev.appizer.filter.value.Span;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import dev.appizer.streams.state.Rows;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What has set campaigns off and is not decided yet. Times are microseconds since the epoch.
 *
 * <pre>
 *   p person id → pending
 *   t due person id → nothing, where time alone decides
 *   w person id → nothing, where there has to be news of the person first
 *   s person segment id → nothing, where a change of the segment set it off
 * </pre>
 */
final class PendingStore {

    static final String NAME = "pending";

    private static final RowCodec<PendingRow> ROW = new RowCodec<>(PendingRow.class);
    private static final byte[] NOTHING = {};
    private static final Bytes TIMES = RowKey.of("t").bytes();

    private final KeyValueStore<Bytes, byte[]> store;

    /** No due time is earlier. */
    private long earliest;

    /** One of them, with its key. */
    record Pending(String person, String id, PendingRow row) {}

    PendingStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        this.earliest = first();
    }

    void put(String person, String id, PendingRow row) {
        remove(person, id);
        store.put(key(person, id), ROW.encode(row));
        indexes(person, id, row).forEach(key -> store.put(key, NOTHING));
        earliest = Math.min(earliest, row.getDueAt());
    }

    void remove(String person, String id) {
        @Nullable PendingRow before = get(person, id);
        if (before != null) {
            store.delete(key(person, id));
            indexes(person, id, before).forEach(store::delete);
        }
    }

    private static List<Bytes> indexes(String person, String id, PendingRow row) {
        List<Bytes> keys = new ArrayList<>();
        keys.add(
                row.getDueAt() == Span.FOREVER
                        ? RowKey.of("w").and(person).and(id).bytes()
                        : RowKey.of("t").and(row.getDueAt()).and(person).and(id).bytes());
        if (row.getCause() instanceof ChangeRow change) {
            keys.add(ofSegment(person, change.getSegment()).and(id).bytes());
        }
        return keys;
    }

    private static RowKey ofSegment(String person, String segment) {
        return RowKey.of("s").and(person).and(segment);
    }

    /** Those of somebody that wait for news of them. */
    List<Pending> waiting(String person) {
        return behind(person, RowKey.of("w").and(person).bytes());
    }

    /** Those of somebody that changes of a segment have set off. */
    List<Pending> of(String person, String segment) {
        return behind(person, ofSegment(person, segment).bytes());
    }

    private List<Pending> behind(String person, Bytes prefix) {
        List<Pending> found = new ArrayList<>();
        Rows.each(store, prefix, (key, nothing) -> {
            String id = new RowKeyReader(key, prefix).text();
            found.add(new Pending(person, id, ROW.read(store.get(key(person, id)))));
        });
        return found;
    }

    @Nullable
    PendingRow get(String person, String id) {
        return ROW.decode(store.get(key(person, id)));
    }

    /** All of somebody, in the order of their ids. */
    List<Pending> of(String person) {
        Bytes prefix = RowKey.of("p").and(person).bytes();
        List<Pending> found = new ArrayList<>();
        Rows.each(
                store,
                prefix,
                (key, row) -> found.add(new Pending(person, new RowKeyReader(key, prefix).text(), ROW.read(row))));
        return found;
    }

    /** No later than the first that is due; {@link Span#FOREVER} where there is none. */
    long earliest() {
        return earliest;
    }

    /** Those that are due, the first ones. */
    List<Pending> due(long now, int limit) {
        if (earliest > now) {
            return List.of();
        }
        List<Pending> due = new ArrayList<>();
        Bytes begin = RowKey.of("t").and(earliest).bytes();
        try (KeyValueIterator<Bytes, byte[]> rows =
                store.range(begin, RowKey.of("t").and(now).behind())) {
            while (rows.hasNext() && due.size() < limit) {
                RowKeyReader key = new RowKeyReader(rows.next().key, TIMES);
                key.number();
                String person = key.text();
                String id = key.text();
                due.add(new Pending(person, id, ROW.read(store.get(key(person, id)))));
            }
        }
        if (due.isEmpty()) {
            earliest = first();
        }
        return due;
    }

    private long first() {
        try (KeyValueIterator<Bytes, byte[]> rows = Rows.scan(store, TIMES)) {
            if (!rows.hasNext()) {
                return Span.FOREVER;
            }
            KeyValue<Bytes, byte[]> first = rows.next();
            return new RowKeyReader(first.key, TIMES).number();
        }
    }

    private static Bytes key(String person, String id) {
        return RowKey.of("p").and(person).and(id).bytes();
    }
}
