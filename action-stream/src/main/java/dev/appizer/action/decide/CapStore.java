// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.action.rows.CapRow;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import dev.appizer.streams.state.Rows;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * When somebody heard of a campaign that has a cap.
 *
 * <pre>
 *   c person campaign → times
 * </pre>
 */
final class CapStore {

    static final String NAME = "caps";

    private static final RowCodec<CapRow> ROW = new RowCodec<>(CapRow.class);

    private final KeyValueStore<Bytes, byte[]> store;

    CapStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Microseconds, in order. */
    List<Long> times(String person, String campaign) {
        @Nullable CapRow row = ROW.decode(store.get(key(person, campaign)));
        return row == null ? List.of() : row.getTimes();
    }

    void put(String person, String campaign, List<Long> times) {
        store.put(key(person, campaign), ROW.encode(new CapRow(times)));
    }

    /** Of all campaigns. */
    Map<String, CapRow> of(String person) {
        Bytes prefix = RowKey.of("c").and(person).bytes();
        Map<String, CapRow> found = new TreeMap<>();
        Rows.each(store, prefix, (key, row) -> found.put(new RowKeyReader(key, prefix).text(), ROW.read(row)));
        return found;
    }

    void remove(String person) {
        of(person).keySet().forEach(campaign -> store.delete(key(person, campaign)));
    }

    private static Bytes key(String person, String campaign) {
        return RowKey.of("c").and(person).and(campaign).bytes();
    }
}
