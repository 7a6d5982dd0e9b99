// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.segment.rows.ErasedRow;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.Rows;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the registers of identifiers that were erased: nobody can read from them who it was, and what was
 * received before and comes later is known. They lie in the store of contributions:
 *
 * <pre>
 *   # hash of canonical, hash of identifier → what was erased
 * </pre>
 */
public final class ErasedStore {

    private static final RowCodec<ErasedRow> ROW = new RowCodec<>(ErasedRow.class);

    private final KeyValueStore<Bytes, byte[]> store;
    private final KeyedHash hash;

    /** @param store the one of contributions */
    public ErasedStore(KeyValueStore<Bytes, byte[]> store, KeyedHash hash) {
        this.store = store;
        this.hash = hash;
        try (KeyValueIterator<Bytes, byte[]> rows =
                Rows.scan(store, RowKey.of("#").bytes())) {
            if (rows.hasNext()) {
                hash.require();
            }
        }
    }

    /** Null where the identifier was never erased here. */
    public @Nullable ErasedRow get(String canonical, String identifier) {
        return hash.isSet() ? ROW.decode(store.get(key(canonical, identifier))) : null;
    }

    /** Keeps an erasure; of several the latest stamp and version. */
    public void put(String canonical, String identifier, ErasedRow row) {
        @Nullable ErasedRow known = get(canonical, identifier);
        ErasedRow latest = known == null
                ? row
                : new ErasedRow(
                        Math.max(row.getReceivedAt(), known.getReceivedAt()),
                        Math.max(row.getVersion(), known.getVersion()));
        store.put(key(canonical, identifier), ROW.encode(latest));
    }

    public String hash(String identifier) {
        return hash.of(identifier);
    }

    private Bytes key(String canonical, String identifier) {
        return RowKey.of("#").and(hash.of(canonical)).and(hash.of(identifier)).bytes();
    }
}
