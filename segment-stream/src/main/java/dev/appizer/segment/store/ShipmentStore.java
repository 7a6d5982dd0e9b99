// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The identifiers whose contributions are still to be shipped from here. */
public final class ShipmentStore {

    public static final String NAME = "shipments";

    private final KeyValueStore<Bytes, byte[]> store;

    public ShipmentStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** An identifier that is to leave a canonical one. */
    public record Shipment(String canonical, String identifier) {}

    public void add(Shipment shipment) {
        store.put(key(shipment), new byte[0]);
    }

    public void remove(Shipment shipment) {
        store.delete(key(shipment));
    }

    public Optional<Shipment> next() {
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            if (!all.hasNext()) {
                return Optional.empty();
            }
            RowKeyReader parts = new RowKeyReader(all.next().key);
            return Optional.of(new Shipment(parts.text(), parts.text()));
        }
    }

    private static Bytes key(Shipment shipment) {
        return RowKey.of(shipment.canonical()).and(shipment.identifier()).bytes();
    }
}
