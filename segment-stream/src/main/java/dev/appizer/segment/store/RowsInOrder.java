// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.streams.state.RowKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one person after the other, in the order of their keys, with one iterator for all: to open one for each
 * person costs more than to read what most of them have. To be closed before anything else happens.
 */
public final class RowsInOrder implements AutoCloseable {

    /** Whoever has more rows is read as usual; so is who lies behind as many that nobody asked for. */
    private static final int MOST = 32;

    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
    private @Nullable KeyValueIterator<Bytes, byte[]> rows;
    private @Nullable KeyValue<Bytes, byte[]> next;

    public RowsInOrder(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** What a person's rows can be read from. Each time of a person behind the one before. */
    public ReadOnlyKeyValueStore<Bytes, byte[]> of(String canonical) {
        Bytes prefix = RowKey.of(canonical).bytes();
        Bytes behind = RowKey.of(canonical).behind();
        seek(prefix);
        List<KeyValue<Bytes, byte[]>> found = new ArrayList<>();
        while (next != null && next.key.compareTo(behind) < 0) {
            if (found.size() == MOST) {
                close();
                return store;
            }
            found.add(next);
            step();
        }
        return new RowsOfOne(found);
    }

    private void seek(Bytes prefix) {
        for (int steps = 0; steps < MOST && next != null && next.key.compareTo(prefix) < 0; steps++) {
            step();
        }
        if (rows == null || (next != null && next.key.compareTo(prefix) < 0)) {
            close();
            rows = store.range(prefix, null);
            step();
        }
    }

    private void step() {
        next = rows != null && rows.hasNext() ? rows.next() : null;
    }

    @Override
    public void close() {
        next = null;
        if (rows != null) {
            rows.close();
            rows = null;
        }
    }
}
