// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.router;

import dev.appizer.identity.rows.ErasedRow;
import dev.appizer.identity.rows.ErasedStore;
import dev.appizer.identity.rows.IdentifierRow;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Command;
import dev.appizer.service.keys.KeyedHash;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** What is known of each identifier on its own partition: whether it was seen, and where it belongs. */
public final class IdentifierStore {

    /** The store's name. */
    public static final String NAME = "identifiers";

    private static final RowCodec<IdentifierRow> ROW = new RowCodec<>(IdentifierRow.class);

    private final KeyValueStore<Bytes, byte[]> store;
    private final ErasedStore erased;

    IdentifierStore(KeyValueStore<Bytes, byte[]> store, KeyedHash hash) {
        this.store = store;
        this.erased = new ErasedStore(store, hash);
    }

    /** What is known of an identifier; of one that was erased, that it begins anew. */
    IdentifierRow get(String identifier) {
        IdentifierRow known = read(store, identifier);
        boolean isNew = !known.getSeen() && known.getVersion() == 0;
        @Nullable ErasedRow before = isNew ? erased.get(identifier) : null;
        return before == null
                ? known
                : new IdentifierRow(false, identifier, before.getVersion(), before.getReceivedAt());
    }

    /** Which identifiers were erased, of every partition: any of them may be named here. */
    ErasedStore erased() {
        return erased;
    }

    /** Erases what is known of an identifier, where it is here; a link that came since stays. */
    void forget(Command command) {
        String identifier = command.getTarget();
        long before = Micros.of(command.getReceivedAt());
        erased.put(identifier, before, command.getVersion());
        IdentifierRow known = read(store, identifier);
        if (known.getVersion() <= command.getVersion()) {
            store.delete(RowKey.of(identifier).bytes());
        } else if (known.getErasedBefore() < before) {
            known.setSeen(false);
            known.setErasedBefore(before);
            put(identifier, known);
        }
    }

    void put(String identifier, IdentifierRow row) {
        store.put(RowKey.of(identifier).bytes(), ROW.encode(row));
    }

    /** Hands over every identifier with its row; for queries. */
    public static void each(ReadOnlyKeyValueStore<Bytes, byte[]> store, BiConsumer<String, IdentifierRow> rows) {
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> row = all.next();
                String identifier = new RowKeyReader(row.key).text();
                if (!identifier.equals(ErasedStore.ROWS)) {
                    rows.accept(identifier, ROW.read(row.value));
                }
            }
        }
    }

    /** The row of an identifier, for the processors and for queries alike; a new one where there is none. */
    public static IdentifierRow read(ReadOnlyKeyValueStore<Bytes, byte[]> store, String identifier) {
        IdentifierRow row = ROW.decode(store.get(RowKey.of(identifier).bytes()));
        return row == null ? new IdentifierRow(false, null, 0L, 0L) : row;
    }
}
