// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.graph.Alias;
import dev.appizer.identity.graph.Claim;
import dev.appizer.identity.graph.Link;
import dev.appizer.identity.rows.MomentRows;
import dev.appizer.identity.rows.RefusedRow;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import dev.appizer.streams.state.Rows;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Links that were refused, and are looked at again after a grace period: whether a claim really conflicts depends on
 * aliases that may be on their way.
 *
 * <pre>
 *   q due kind named user → a link
 * </pre>
 */
final class RefusedLinks {

    private static final RowCodec<RefusedRow> ROW = new RowCodec<>(RefusedRow.class);

    private final KeyValueStore<Bytes, byte[]> store;
    private final long graceMillis;

    RefusedLinks(KeyValueStore<Bytes, byte[]> store, long graceMillis) {
        this.store = store;
        this.graceMillis = graceMillis;
    }

    void add(Link link, long nowMillis) {
        Bytes key = RowKey.of("q")
                .and(nowMillis + graceMillis)
                .and(link instanceof Alias ? 'a' : 'k')
                .and(link.named())
                .and(link.userId())
                .bytes();
        store.put(key, ROW.encode(new RefusedRow(MomentRows.of(link.first()))));
    }

    boolean isEmpty() {
        return isEmpty(store);
    }

    /** The same, for queries too. */
    static boolean isEmpty(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        try (KeyValueIterator<Bytes, byte[]> rows =
                Rows.scan(store, RowKey.of("q").bytes())) {
            return !rows.hasNext();
        }
    }

    /** Takes out those whose time has come, the first of them first. */
    List<Link> take(long nowMillis, int limit) {
        List<Bytes> keys = new ArrayList<>();
        List<Link> links = new ArrayList<>();
        Bytes from = RowKey.of("q").and(Long.MIN_VALUE).bytes();
        Bytes to = RowKey.of("q").and(nowMillis).behind();
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(from, to)) {
            while (rows.hasNext() && links.size() < limit) {
                KeyValue<Bytes, byte[]> row = rows.next();
                keys.add(row.key);
                links.add(link(row.key, row.value));
            }
        }
        keys.forEach(store::delete);
        return links;
    }

    private static Link link(Bytes key, byte[] row) {
        var first = MomentRows.moment(ROW.read(row).getFirst());
        RowKeyReader parts = new RowKeyReader(key);
        parts.text();
        parts.number();
        boolean alias = parts.kind() == 'a';
        return alias ? new Alias(parts.text(), parts.text(), first) : new Claim(parts.text(), parts.text(), first);
    }
}
