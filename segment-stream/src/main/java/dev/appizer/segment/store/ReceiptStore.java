// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.segment.rows.ReceiptRow;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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

    /** Notes that a part of it is done. */
    public void done(String receipt, String part, int parts) {
        ReceiptRow row = get(receipt);
        TreeSet<String> done = new TreeSet<>(row.getDone());
        done.add(part);
        row.setDone(new ArrayList<>(done));
        row.setParts(parts);
        store.put(key(receipt), ROW.encode(row));
    }

    private ReceiptRow get(String receipt) {
        ReceiptRow row = read(store, receipt);
        return row == null ? new ReceiptRow("", 0L, 0, List.of()) : row;
    }

    /** A receipt, for queries too; null where there is none. */
    public static @Nullable ReceiptRow read(ReadOnlyKeyValueStore<Bytes, byte[]> store, String receipt) {
        return ROW.decode(store.get(key(receipt)));
    }

    private static Bytes key(String receipt) {
        return RowKey.of(receipt).bytes();
    }
}
