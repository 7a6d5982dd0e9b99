// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** What somebody finds who looks for a name in a store's files. */
public final class RowsAsText {

    private RowsAsText() {}

    public static String of(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        StringBuilder text = new StringBuilder();
        try (KeyValueIterator<Bytes, byte[]> rows = store.all()) {
            rows.forEachRemaining(row -> text.append(new String(row.key.get(), ISO_8859_1))
                    .append(' ')
                    .append(new String(row.value, ISO_8859_1))
                    .append('\n'));
        }
        return text.toString();
    }
}
