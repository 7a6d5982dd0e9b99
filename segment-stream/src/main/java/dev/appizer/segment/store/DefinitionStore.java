// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.segment.rows.DefinitionRow;
import dev.appizer.segment.rows.ProgressRow;
import dev.appizer.segment.rows.SizeRow;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import dev.appizer.streams.state.Rows;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The definitions as this partition knows them, how far it is with each, and how many members it has here. */
public final class DefinitionStore {

    public static final String NAME = "definitions";

    private static final RowCodec<DefinitionRow> ROW = new RowCodec<>(DefinitionRow.class);
    private static final RowCodec<ProgressRow> PROGRESS = new RowCodec<>(ProgressRow.class);
    private static final RowCodec<SizeRow> SIZE = new RowCodec<>(SizeRow.class);

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<String, Long> moreOfSizes = new TreeMap<>();

    public DefinitionStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    public @Nullable DefinitionRow get(String definition) {
        return ROW.decode(store.get(key(definition)));
    }

    public void put(String definition, DefinitionRow row) {
        store.put(key(definition), ROW.encode(row));
    }

    /** Removes a definition, and its size. */
    public void remove(String definition) {
        keepSizes();
        store.delete(key(definition));
        DefinitionKey.segment(definition).ifPresent(segment -> store.delete(sizeKey(segment)));
    }

    /** How far the backfill of a definition is, or the leaving of its members; null where it has not begun. */
    public @Nullable ProgressRow progress(String definition) {
        return progress(store, definition);
    }

    /** The same for queries. */
    public static @Nullable ProgressRow progress(ReadOnlyKeyValueStore<Bytes, byte[]> store, String definition) {
        return PROGRESS.decode(store.get(progressKey(definition)));
    }

    public void put(String definition, ProgressRow row) {
        store.put(progressKey(definition), PROGRESS.encode(row));
    }

    public void removeProgress(String definition) {
        store.delete(progressKey(definition));
    }

    /** Counts members that came, or went; {@link #keepSizes} writes it. */
    public void addToSize(String segment, long more) {
        moreOfSizes.merge(segment, more, Long::sum);
    }

    /** Writes what was counted since the last time: many may come at once. */
    public void keepSizes() {
        moreOfSizes.forEach((segment, more) -> {
            if (more != 0) {
                store.put(sizeKey(segment), SIZE.encode(new SizeRow(size(store, segment) + more)));
            }
        });
        moreOfSizes.clear();
    }

    public SortedMap<String, DefinitionRow> all() {
        return all(store);
    }

    /** Every definition by its key, for queries too. */
    public static SortedMap<String, DefinitionRow> all(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        SortedMap<String, DefinitionRow> rows = new TreeMap<>();
        each(store, rows::put);
        return rows;
    }

    /** The same where the store is that of several partitions: of each what it knows. */
    public static void each(ReadOnlyKeyValueStore<Bytes, byte[]> store, BiConsumer<String, DefinitionRow> rows) {
        Rows.each(store, RowKey.of("d").bytes(), (key, row) -> {
            RowKeyReader parts = new RowKeyReader(key);
            parts.text();
            rows.accept(parts.text(), ROW.read(row));
        });
    }

    public static long size(ReadOnlyKeyValueStore<Bytes, byte[]> store, String segment) {
        SizeRow row = SIZE.decode(store.get(sizeKey(segment)));
        return row == null ? 0 : row.getSize();
    }

    private static Bytes key(String definition) {
        return RowKey.of("d").and(definition).bytes();
    }

    private static Bytes progressKey(String definition) {
        return RowKey.of("p").and(definition).bytes();
    }

    private static Bytes sizeKey(String segment) {
        return RowKey.of("s").and(segment).bytes();
    }
}
