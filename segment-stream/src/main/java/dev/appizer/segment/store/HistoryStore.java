// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.segment.rows.HistoryPiece;
import dev.appizer.segment.rows.HistoryRow;
import dev.appizer.segment.rows.MomentRow;
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
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Every event and identify, in the order of each identifier's own: canonical, identifier, event time, stamp. A row is put
 * if absent, so a message that comes again counts once, however late.
 */
public final class HistoryStore {

    public static final String NAME = "history";

    private static final RowCodec<HistoryRow> ROW = new RowCodec<>(HistoryRow.class);

    private final KeyValueStore<Bytes, byte[]> store;

    public HistoryStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Whether the row is new. */
    public boolean add(String canonical, String identifier, MomentRow moment, HistoryRow row) {
        return store.putIfAbsent(key(canonical, identifier, moment), ROW.encode(row)) == null;
    }

    public void delete(String canonical, String identifier, MomentRow moment) {
        store.delete(key(canonical, identifier, moment));
    }

    /** An identifier's rows behind a key, or its first where that is null, while there is room for them. */
    public List<HistoryPiece> rows(String canonical, String identifier, @Nullable Bytes behind, Room room) {
        List<HistoryPiece> found = new ArrayList<>();
        Bytes from = behind == null ? prefix(canonical, identifier) : behind;
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(from, end(canonical, identifier))) {
            while (!room.isFull() && rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                if (!row.key.equals(behind)) {
                    room.take(row.value.length);
                    found.add(new HistoryPiece(moment(row.key), ROW.read(row.value)));
                }
            }
        }
        return found;
    }

    /** Takes a row of a scan. */
    @FunctionalInterface
    public interface HistoryRows {
        void accept(MomentRow moment, HistoryRow row);
    }

    /** All rows of an identifier, in their order. */
    public static void each(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, String canonical, String identifier, HistoryRows rows) {
        Rows.each(store, prefix(canonical, identifier), (key, row) -> rows.accept(moment(key), ROW.read(row)));
    }

    public ReadOnlyKeyValueStore<Bytes, byte[]> reading() {
        return store;
    }

    /** Event time of an identifier's first row; null where it has none. */
    public static @Nullable Long firstTime(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, String canonical, String identifier) {
        return timeOf(store.range(prefix(canonical, identifier), end(canonical, identifier)));
    }

    /** Event time of an identifier's last row; null where it has none. */
    public static @Nullable Long lastTime(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, String canonical, String identifier) {
        return timeOf(store.reverseRange(prefix(canonical, identifier), end(canonical, identifier)));
    }

    private static @Nullable Long timeOf(KeyValueIterator<Bytes, byte[]> rows) {
        try (rows) {
            return rows.hasNext() ? (Long) moment(rows.next().key).getEventTime() : null;
        }
    }

    private static Bytes prefix(String canonical, String identifier) {
        return RowKey.of(canonical).and(identifier).bytes();
    }

    /** The place of a row in the order. */
    public static Bytes key(String canonical, String identifier, MomentRow moment) {
        return RowKey.of(canonical)
                .and(identifier)
                .and(moment.getEventTime())
                .and(moment.getReceivedAt())
                .and((long) moment.getPosition())
                .and(moment.getMessageId())
                .bytes();
    }

    /** Behind every time of the identifier. */
    private static Bytes end(String canonical, String identifier) {
        return RowKey.of(canonical)
                .and(identifier)
                .and(Long.MAX_VALUE)
                .and(Long.MAX_VALUE)
                .bytes();
    }

    private static MomentRow moment(Bytes key) {
        RowKeyReader parts = new RowKeyReader(key);
        parts.text();
        parts.text();
        return new MomentRow(parts.number(), parts.number(), (int) parts.number(), parts.text());
    }
}
