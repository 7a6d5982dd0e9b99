// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.state;

import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Stores of rows: ordered by key, persistent, with a changelog and without a cache (it costs more than it saves). */
public final class Rows {

    private static final BytesSerializer KEYS = new BytesSerializer();

    private Rows() {}

    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }

    /** Hands over every row whose key begins with the prefix, in the order of keys. */
    public static void each(ReadOnlyKeyValueStore<Bytes, byte[]> store, Bytes prefix, BiConsumer<Bytes, byte[]> rows) {
        try (KeyValueIterator<Bytes, byte[]> found = store.prefixScan(prefix, KEYS)) {
            while (found.hasNext()) {
                KeyValue<Bytes, byte[]> row = found.next();
                rows.accept(row.key, row.value);
            }
        }
    }

    /** The rows whose keys begin with the prefix, lazily; to be closed. */
    public static KeyValueIterator<Bytes, byte[]> scan(ReadOnlyKeyValueStore<Bytes, byte[]> store, Bytes prefix) {
        return store.prefixScan(prefix, KEYS);
    }
}
