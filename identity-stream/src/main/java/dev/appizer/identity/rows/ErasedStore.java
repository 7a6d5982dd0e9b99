// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.rows;

import dev.appizer.service.keys.KeyedHash;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.Rows;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Which identifiers were erased and when, by their hashes, beside other rows of a store:
 *
 * <pre>
 *   e hash → what of it is erased
 * </pre>
 */
public final class ErasedStore {

    /** The first part of the keys of its rows. */
    public static final String ROWS = "e";

    private static final RowCodec<ErasedRow> ROW = new RowCodec<>(ErasedRow.class);

    private final KeyValueStore<Bytes, byte[]> store;
    private final KeyedHash hash;

    public ErasedStore(KeyValueStore<Bytes, byte[]> store, KeyedHash hash) {
        this.store = store;
        this.hash = hash;
        try (KeyValueIterator<Bytes, byte[]> rows =
                Rows.scan(store, RowKey.of(ROWS).bytes())) {
            if (rows.hasNext()) {
                hash.require();
            }
        }
    }

    /** What was erased of an identifier; null where it never was. */
    public @Nullable ErasedRow get(String identifier) {
        return hash.isSet() ? ROW.decode(store.get(key(identifier))) : null;
    }

    /** Whether something of an identifier that was received then is erased. */
    public boolean covers(String identifier, long receivedAt) {
        @Nullable ErasedRow row = get(identifier);
        return row != null && receivedAt < row.getReceivedAt();
    }

    /** Keeps an erasure, unless a later one is known. */
    public void put(String identifier, long receivedAt, long version) {
        @Nullable ErasedRow known = get(identifier);
        ErasedRow row = known == null
                ? new ErasedRow(receivedAt, version)
                : new ErasedRow(Math.max(receivedAt, known.getReceivedAt()), Math.max(version, known.getVersion()));
        store.put(key(identifier), ROW.encode(row));
    }

    private Bytes key(String identifier) {
        return RowKey.of(ROWS).and(hash.of(identifier)).bytes();
    }
}
