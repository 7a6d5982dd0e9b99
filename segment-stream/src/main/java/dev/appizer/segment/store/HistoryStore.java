// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.segment.rows.HistoryPiece;
import dev.appizer.segment.rows.HistoryRow;
import dev.appizer.segment.rows.MomentRow;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import dev.appizer.streams.state.TypedValues;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Every event and identify, so that what is asked of the events of one name reads these alone, from the latest on:
 *
 * <pre>
 *   canonical identifier event time stamp → its properties; nothing where there are none
 * </pre>
 *
 * <p>An identify lies under the empty name. A row is put if absent, so a message that comes again counts once, however late.
 */
public final class HistoryStore {

    public static final String NAME = "history";

    private static final byte[] NO_PROPERTIES = {};

    private final KeyValueStore<Bytes, byte[]> store;

    public HistoryStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Whether the row is new. */
    public boolean add(String canonical, String identifier, HistoryPiece piece) {
        @Nullable ByteBuffer properties = piece.getRow().getProperties();
        byte[] value = properties == null ? NO_PROPERTIES : TypedValues.array(properties);
        return store.putIfAbsent(key(canonical, identifier, piece), value) == null;
    }

    public void delete(String canonical, String identifier, HistoryPiece piece) {
        store.delete(key(canonical, identifier, piece));
    }

    /** Removes an identifier's events of one name that happened no later than an instant, while there is room; how many. */
    public long deleteUpTo(String canonical, String identifier, String event, long upTo, Room room) {
        List<Bytes> old = new ArrayList<>();
        Bytes from = of(canonical, identifier, event).bytes();
        try (KeyValueIterator<Bytes, byte[]> rows =
                store.range(from, of(canonical, identifier, event).and(upTo).behind())) {
            while (!room.isFull() && rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                room.take(row.value.length);
                old.add(row.key);
            }
        }
        old.forEach(store::delete);
        return old.size();
    }

    /** An identifier's rows behind a key, or its first where that is null, while there is room for them. */
    public List<HistoryPiece> rows(String canonical, String identifier, @Nullable Bytes behind, Room room) {
        List<HistoryPiece> found = new ArrayList<>();
        RowKey own = RowKey.of(canonical).and(identifier);
        Bytes prefix = own.bytes();
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(behind == null ? prefix : behind, own.behind())) {
            while (!room.isFull() && rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                if (!row.key.equals(behind)) {
                    room.take(row.value.length);
                    found.add(piece(new RowKeyReader(row.key, prefix), row.value));
                }
            }
        }
        return found;
    }

    private static HistoryPiece piece(RowKeyReader key, byte[] value) {
        String event = key.text();
        return new HistoryPiece(
                moment(key),
                new HistoryRow(event.isEmpty() ? null : event, value.length == 0 ? null : ByteBuffer.wrap(value)));
    }

    /** Takes a row of a scan. */
    @FunctionalInterface
    public interface HistoryRows {

        /**
         * Takes a row.
         *
         * @param properties a ValueMap; empty where there are none
         * @return whether it wants another one
         */
        boolean accept(MomentRow moment, byte[] properties);
    }

    /**
     * An identifier's events of one name, from the latest on.
     *
     * @param event null for its identifies
     * @param after microseconds: only those with a later event time
     * @param upTo microseconds: only those with no later event time
     */
    public static void eachBackwards(
            ReadOnlyKeyValueStore<Bytes, byte[]> store,
            String canonical,
            String identifier,
            @Nullable String event,
            long after,
            long upTo,
            HistoryRows rows) {
        Bytes prefix = of(canonical, identifier, event).bytes();
        Bytes end = of(canonical, identifier, event).and(upTo).behind();
        try (KeyValueIterator<Bytes, byte[]> found =
                store.reverseRange(from(canonical, identifier, event, after), end)) {
            accept(found, prefix, rows);
        }
    }

    /** The same of all that are later than an instant, from the first on, which takes RocksDB half the time. */
    static void eachForwards(
            ReadOnlyKeyValueStore<Bytes, byte[]> store,
            String canonical,
            String identifier,
            String event,
            long after,
            HistoryRows rows) {
        RowKey of = of(canonical, identifier, event);
        try (KeyValueIterator<Bytes, byte[]> found =
                store.range(from(canonical, identifier, event, after), of.behind())) {
            accept(found, of.bytes(), rows);
        }
    }

    private static void accept(KeyValueIterator<Bytes, byte[]> found, Bytes prefix, HistoryRows rows) {
        boolean more = true;
        while (more && found.hasNext()) {
            KeyValue<Bytes, byte[]> row = found.next();
            more = rows.accept(moment(new RowKeyReader(row.key, prefix)), row.value);
        }
    }

    private static Bytes from(String canonical, String identifier, @Nullable String event, long after) {
        RowKey of = of(canonical, identifier, event);
        return after == Long.MIN_VALUE ? of.bytes() : of.and(after + 1).bytes();
    }

    /** How many of an identifier's events of one name happened after an instant. */
    static long count(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, String canonical, String identifier, String event, long after) {
        long[] count = {0};
        eachForwards(store, canonical, identifier, event, after, (moment, properties) -> {
            count[0]++;
            return true;
        });
        return count[0];
    }

    public ReadOnlyKeyValueStore<Bytes, byte[]> reading() {
        return store;
    }

    /** Event time of the first of an identifier's events of one name, of which there must be one. */
    long firstTime(String canonical, String identifier, @Nullable String event) {
        RowKey of = of(canonical, identifier, event);
        return timeOf(store.range(of.bytes(), of.behind()), of.bytes());
    }

    /** The same of the last. */
    long lastTime(String canonical, String identifier, @Nullable String event) {
        RowKey of = of(canonical, identifier, event);
        return timeOf(store.reverseRange(of.bytes(), of.behind()), of.bytes());
    }

    private static long timeOf(KeyValueIterator<Bytes, byte[]> rows, Bytes prefix) {
        try (rows) {
            return new RowKeyReader(rows.next().key, prefix).number();
        }
    }

    /** The place of a row in the order. */
    public static Bytes key(String canonical, String identifier, HistoryPiece piece) {
        MomentRow moment = piece.getMoment();
        return of(canonical, identifier, piece.getRow().getEvent())
                .and(moment.getEventTime())
                .and(moment.getReceivedAt())
                .and((long) moment.getPosition())
                .and(moment.getMessageId())
                .bytes();
    }

    private static RowKey of(String canonical, String identifier, @Nullable String event) {
        return RowKey.of(canonical).and(identifier).and(event == null ? "" : event);
    }

    private static MomentRow moment(RowKeyReader key) {
        return new MomentRow(key.number(), key.number(), (int) key.number(), key.text());
    }
}
