// SPDX-License-Identifier: Apache-2.0
package dev.appizer.streams.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class RowsTest {

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore("rows").get();

    @Test
    void aScanFindsTheRowsThatBeginWithThePartsInTheirOrder() {
        for (String second : List.of("2", "", "10", "1")) {
            store.put(RowKey.of("a").and(second).bytes(), new byte[0]);
        }
        for (String first : List.of("", "a\0", "a\1", "aa", "b")) {
            store.put(RowKey.of(first).and("x").bytes(), new byte[0]);
        }
        List<String> found = new ArrayList<>();

        Rows.each(store, RowKey.of("a").bytes(), (key, row) -> {
            RowKeyReader parts = new RowKeyReader(key);
            found.add(parts.text() + "/" + parts.text());
        });

        assertThat(found).containsExactly("a/", "a/1", "a/10", "a/2");
        try (KeyValueIterator<Bytes, byte[]> lazily =
                Rows.scan(store, RowKey.of("a").bytes())) {
            assertThat(lazily).toIterable().hasSize(4);
        }
    }

    @Test
    void aStoreIsPersistentAndHasAChangelogAndNoCache() {
        StoreBuilder<KeyValueStore<Bytes, byte[]>> builder = Rows.store("rows");

        assertThat(builder.loggingEnabled()).isTrue();
        assertThat(builder.build().persistent()).isTrue();
    }
}
