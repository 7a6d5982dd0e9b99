// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.action.rows.QuestionRow;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import dev.appizer.streams.state.Rows;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The questions of this partition's campaigns.
 *
 * <pre>
 *   q campaign → when it is asked next, and what came of it last
 * </pre>
 */
final class QuestionStore {

    static final String NAME = "questions";

    private static final RowCodec<QuestionRow> ROW = new RowCodec<>(QuestionRow.class);
    private static final Bytes ALL = RowKey.of("q").bytes();

    private final KeyValueStore<Bytes, byte[]> store;

    QuestionStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    void each(BiConsumer<String, QuestionRow> questions) {
        Rows.each(store, ALL, (key, row) -> questions.accept(new RowKeyReader(key, ALL).text(), ROW.read(row)));
    }

    void put(String campaign, QuestionRow row) {
        store.put(key(campaign), ROW.encode(row));
    }

    void delete(String campaign) {
        store.delete(key(campaign));
    }

    private static Bytes key(String campaign) {
        return RowKey.of("q").and(campaign).bytes();
    }
}
