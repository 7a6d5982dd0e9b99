// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import dev.appizer.identity.rows.IdentifierRow;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** What is known of each identifier on its own partition: whether it was seen, and where it belongs. */
public final class IdentifierStore {

    /** The store's name. */
    public static final String NAME = "identifiers";

    private static final RowCodec<IdentifierRow> ROW = new RowCodec<>(IdentifierRow.class);

    private final KeyValueStore<Bytes, byte[]> store;

    IdentifierStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    IdentifierRow get(String identifier) {
        return read(store, identifier);
    }

    void put(String identifier, IdentifierRow row) {
        store.put(RowKey.of(identifier).bytes(), ROW.encode(row));
    }

    /** The row of an identifier, for the processors and for queries alike; a new one where there is none. */
    public static IdentifierRow read(ReadOnlyKeyValueStore<Bytes, byte[]> store, String identifier) {
        IdentifierRow row = ROW.decode(store.get(RowKey.of(identifier).bytes()));
        return row == null ? new IdentifierRow(false, null, 0L) : row;
    }
}
