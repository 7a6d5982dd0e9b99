// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The identifiers of which rows are still to be shipped from here, or removed, each with how far that is. */
public final class ShipmentStore {

    public static final String NAME = "shipments";

    private static final byte[] NOT_BEGUN = new byte[0];

    private final KeyValueStore<Bytes, byte[]> store;
    private long size;

    /** Where the last look ended: a look from the start would step over all that was ever removed. */
    private @Nullable Bytes last;

    public ShipmentStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(row -> size++);
        }
    }

    /** An identifier that leaves a canonical one. */
    public record Shipment(String canonical, String identifier) {}

    /**
     * How far a shipment is.
     *
     * @param cursor the key of the last row of history that was shipped; null where nothing was
     */
    public record Pending(Shipment shipment, @Nullable Bytes cursor) {}

    /** Keeps how far a shipment is. */
    public void put(Shipment shipment, @Nullable Bytes cursor) {
        byte[] row = cursor == null ? NOT_BEGUN : cursor.get();
        if (store.putIfAbsent(key(shipment), row) == null) {
            size++;
        } else {
            store.put(key(shipment), row);
        }
    }

    public void remove(Shipment shipment) {
        if (size > 0 && store.delete(key(shipment)) != null) {
            size--;
        }
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The same for queries. */
    public static boolean isEmpty(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            return !all.hasNext();
        }
    }

    /** One of those that are ready: the last one again while it is there, else the one behind it. */
    public Optional<Pending> next(Predicate<Shipment> ready) {
        if (isEmpty()) {
            return Optional.empty();
        }
        Optional<Pending> next = first(last, ready);
        return next.isPresent() || last == null ? next : first(null, ready);
    }

    private Optional<Pending> first(@Nullable Bytes from, Predicate<Shipment> ready) {
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(from, null)) {
            while (rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                RowKeyReader parts = new RowKeyReader(row.key);
                Shipment shipment = new Shipment(parts.text(), parts.text());
                if (ready.test(shipment)) {
                    last = row.key;
                    return Optional.of(new Pending(shipment, row.value.length == 0 ? null : Bytes.wrap(row.value)));
                }
            }
            return Optional.empty();
        }
    }

    private static Bytes key(Shipment shipment) {
        return RowKey.of(shipment.canonical()).and(shipment.identifier()).bytes();
    }
}
