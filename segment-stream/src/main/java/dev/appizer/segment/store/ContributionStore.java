// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.store;

import dev.appizer.segment.rows.CountRow;
import dev.appizer.segment.rows.RegisterRow;
import dev.appizer.segment.rows.TraitPiece;
import dev.appizer.segment.rows.TraitRow;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import dev.appizer.streams.state.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What identifiers contribute to a canonical one: registers, traits and counts.
 *
 * <pre>
 *   canonical r identifier        → where its contributions belong
 *   canonical t identifier trait  → its write of a trait
 *   canonical c event identifier  → how many events of that name it has, first and last time; of identifies: no name
 * </pre>
 */
public final class ContributionStore {

    public static final String NAME = "contributions";

    private static final RowCodec<RegisterRow> REGISTER = new RowCodec<>(RegisterRow.class);
    private static final RowCodec<TraitRow> TRAIT = new RowCodec<>(TraitRow.class);
    private static final RowCodec<CountRow> COUNT = new RowCodec<>(CountRow.class);

    private final KeyValueStore<Bytes, byte[]> store;

    public ContributionStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    public @Nullable RegisterRow register(String canonical, String identifier) {
        return register(store, canonical, identifier);
    }

    /** The register of an identifier, for queries too; null where nothing of it has been here. */
    public static @Nullable RegisterRow register(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, String canonical, String identifier) {
        return REGISTER.decode(store.get(registerKey(canonical, identifier)));
    }

    public void put(String canonical, String identifier, RegisterRow row) {
        store.put(registerKey(canonical, identifier), REGISTER.encode(row));
    }

    public void removeRegister(String canonical, String identifier) {
        store.delete(registerKey(canonical, identifier));
    }

    /** Every identifier that is or was here, with its register. */
    public static SortedMap<String, RegisterRow> registers(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, String canonical) {
        SortedMap<String, RegisterRow> registers = new TreeMap<>();
        Rows.each(store, RowKey.of(canonical).and('r').bytes(), (key, row) -> {
            RowKeyReader parts = new RowKeyReader(key);
            parts.text();
            parts.kind();
            registers.put(parts.text(), REGISTER.read(row));
        });
        return registers;
    }

    /** The registers of those identifiers whose contributions count here. */
    public static SortedMap<String, RegisterRow> here(ReadOnlyKeyValueStore<Bytes, byte[]> store, String canonical) {
        SortedMap<String, RegisterRow> here = registers(store, canonical);
        here.values().removeIf(register -> !isHere(register));
        return here;
    }

    /** Whether the identifier's contributions count here: they have not gone, and none of them is still to be erased. */
    public static boolean isHere(RegisterRow register) {
        return register.getGoneTo() == null && register.getErasing().isEmpty();
    }

    public @Nullable TraitRow trait(String canonical, String identifier, String trait) {
        return trait(store, canonical, identifier, trait);
    }

    /** An identifier's last write of a trait, for queries too; null where there is none. */
    public static @Nullable TraitRow trait(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, String canonical, String identifier, String trait) {
        return TRAIT.decode(store.get(traitKey(canonical, identifier, trait)));
    }

    public void put(String canonical, String identifier, String trait, TraitRow row) {
        store.put(traitKey(canonical, identifier, trait), TRAIT.encode(row));
    }

    public void deleteTrait(String canonical, String identifier, String trait) {
        store.delete(traitKey(canonical, identifier, trait));
    }

    /** Traits that an identifier wrote, while there is room for them. */
    public List<TraitPiece> traits(String canonical, String identifier, Room room) {
        List<TraitPiece> traits = new ArrayList<>();
        Bytes prefix = RowKey.of(canonical).and('t').and(identifier).bytes();
        try (KeyValueIterator<Bytes, byte[]> rows = Rows.scan(store, prefix)) {
            while (!room.isFull() && rows.hasNext()) {
                KeyValue<Bytes, byte[]> row = rows.next();
                room.take(row.value.length);
                traits.add(new TraitPiece(traitOf(row.key), TRAIT.read(row.value)));
            }
        }
        return traits;
    }

    private static String traitOf(Bytes key) {
        RowKeyReader parts = new RowKeyReader(key);
        parts.text();
        parts.kind();
        parts.text();
        return parts.text();
    }

    /** Takes a row of a scan over traits. */
    @FunctionalInterface
    public interface TraitRows {
        void accept(String trait, String identifier, TraitRow row);
    }

    /** All writes of all traits. */
    public static void eachTrait(ReadOnlyKeyValueStore<Bytes, byte[]> store, String canonical, TraitRows rows) {
        Rows.each(store, RowKey.of(canonical).and('t').bytes(), (key, row) -> {
            RowKeyReader parts = new RowKeyReader(key);
            parts.text();
            parts.kind();
            String identifier = parts.text();
            rows.accept(parts.text(), identifier, TRAIT.read(row));
        });
    }

    /**
     * Adds to the events of one name that an identifier has.
     *
     * @param event null for identifies
     */
    public void add(String canonical, @Nullable String event, String identifier, Tally more) {
        Bytes key = countKey(canonical, event, identifier);
        @Nullable CountRow row = COUNT.decode(store.get(key));
        put(key, row == null ? more : more.plus(tally(row)));
    }

    /**
     * Takes as many of them away; with the last the row goes. The times stay as they were until {@link #correctTimes}: while
     * rows go one after the other, to look for the first that is left would step over all that went before.
     */
    public void subtract(String canonical, @Nullable String event, String identifier, long fewer) {
        Bytes key = countKey(canonical, event, identifier);
        @Nullable CountRow row = COUNT.decode(store.get(key));
        long count = row == null ? 0 : row.getCount() - fewer;
        if (row == null || count <= 0) {
            store.delete(key);
        } else {
            put(key, new Tally(count, row.getFirstTime(), row.getLastTime()));
        }
    }

    /** Makes the times of an identifier's events those of the history, of which some went away. */
    public void correctTimes(String canonical, String identifier, HistoryStore history) {
        Map<Bytes, Tally> corrected = new LinkedHashMap<>();
        eachCount(store, canonical, (event, whose, tally) -> {
            if (whose.equals(identifier)) {
                corrected.put(
                        countKey(canonical, event, identifier),
                        new Tally(
                                tally.count(),
                                history.firstTime(canonical, identifier, event),
                                history.lastTime(canonical, identifier, event)));
            }
        });
        corrected.forEach(this::put);
    }

    private void put(Bytes key, Tally tally) {
        store.put(key, COUNT.encode(new CountRow(tally.count(), tally.firstTime(), tally.lastTime())));
    }

    private static Tally tally(CountRow row) {
        return new Tally(row.getCount(), row.getFirstTime(), row.getLastTime());
    }

    /** Takes a row of a scan over counts. */
    @FunctionalInterface
    public interface CountRows {

        /**
         * Takes a row.
         *
         * @param event null for identifies
         */
        void accept(@Nullable String event, String identifier, Tally tally);
    }

    /** What there is of events of one name. */
    public static void eachCount(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, String canonical, String event, CountRows rows) {
        eachCount(store, RowKey.of(canonical), RowKey.of(canonical).and('c').and(event), rows);
    }

    /** What there is of events of every name, and of identifies. */
    public static void eachCount(ReadOnlyKeyValueStore<Bytes, byte[]> store, String canonical, CountRows rows) {
        eachCount(store, RowKey.of(canonical), RowKey.of(canonical).and('c'), rows);
    }

    private static void eachCount(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, RowKey canonical, RowKey prefix, CountRows rows) {
        Bytes before = canonical.and('c').bytes();
        Rows.each(store, prefix.bytes(), (key, row) -> {
            RowKeyReader parts = new RowKeyReader(key, before);
            String event = parts.text();
            rows.accept(event.isEmpty() ? null : event, parts.text(), tally(COUNT.read(row)));
        });
    }

    private static Bytes countKey(String canonical, @Nullable String event, String identifier) {
        return RowKey.of(canonical)
                .and('c')
                .and(event == null ? "" : event)
                .and(identifier)
                .bytes();
    }

    public ReadOnlyKeyValueStore<Bytes, byte[]> reading() {
        return store;
    }

    private static Bytes registerKey(String canonical, String identifier) {
        return RowKey.of(canonical).and('r').and(identifier).bytes();
    }

    private static Bytes traitKey(String canonical, String identifier, String trait) {
        return RowKey.of(canonical).and('t').and(identifier).and(trait).bytes();
    }
}
