// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.segment.rows.ReceiptRow;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The receipts of erasures: whom, by a hash alone, and how far it is. */
public final class ReceiptStore {

    public static final String NAME = "receipts";

    private static final RowCodec<ReceiptRow> ROW = new RowCodec<>(ReceiptRow.class);

    private final KeyValueStore<Bytes, byte[]> store;

    public ReceiptStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Notes that an erasure was asked for. */
    public void requested(String receipt, String subject, long requestedAt) {
        ReceiptRow row = get(receipt);
        row.setSubject(subject);
        row.setRequestedAt(requestedAt);
        store.put(key(receipt), ROW.encode(row));
    }

    /** Notes that parts of it are done. Each is told once: who tells it and who notes it do so exactly once. */
    public void done(String receipt, int done, int parts) {
        ReceiptRow row = get(receipt);
        row.setDone(row.getDone() + done);
        row.setParts(parts);
        store.put(key(receipt), ROW.encode(row));
    }

    private ReceiptRow get(String receipt) {
        ReceiptRow row = read(store, receipt);
        return row == null ? new ReceiptRow("", 0L, 0, 0) : row;
    }

    /** A receipt, for queries too; null where there is none. */
    public static @Nullable ReceiptRow read(ReadOnlyKeyValueStore<Bytes, byte[]> store, String receipt) {
        return ROW.decode(store.get(key(receipt)));
    }

    private static Bytes key(String receipt) {
        return RowKey.of(receipt).bytes();
    }
}
