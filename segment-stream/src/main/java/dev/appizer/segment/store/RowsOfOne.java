// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** A few rows that were read before, in their order. */
final class RowsOfOne implements ReadOnlyKeyValueStore<Bytes, byte[]> {

    private final List<KeyValue<Bytes, byte[]>> rows;

    RowsOfOne(List<KeyValue<Bytes, byte[]>> rows) {
        this.rows = rows;
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        for (KeyValue<Bytes, byte[]> row : rows) {
            if (row.key.equals(key)) {
                return row.value;
            }
        }
        return null;
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
        return iterate(rows.stream()
                .filter(row ->
                        (from == null || row.key.compareTo(from) >= 0) && (to == null || row.key.compareTo(to) <= 0))
                .iterator());
    }

    @Override
    public <P extends Serializer<S>, S> KeyValueIterator<Bytes, byte[]> prefixScan(S prefix, P serializer) {
        byte[] begin = serializer.serialize("", prefix);
        return iterate(rows.stream()
                .filter(row -> row.key.get().length >= begin.length
                        && Arrays.equals(row.key.get(), 0, begin.length, begin, 0, begin.length))
                .iterator());
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return iterate(rows.iterator());
    }

    @Override
    public long approximateNumEntries() {
        return rows.size();
    }

    private static KeyValueIterator<Bytes, byte[]> iterate(Iterator<KeyValue<Bytes, byte[]>> found) {
        return new KeyValueIterator<>() {
            @Override
            public boolean hasNext() {
                return found.hasNext();
            }

            @Override
            public KeyValue<Bytes, byte[]> next() {
                return found.next();
            }

            @Override
            public Bytes peekNextKey() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}
