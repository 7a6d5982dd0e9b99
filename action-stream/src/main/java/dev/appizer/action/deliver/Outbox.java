// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import static java.util.Objects.requireNonNull;

import dev.appizer.action.rows.LaneRow;
import dev.appizer.action.rows.OutboxRow;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import dev.appizer.streams.state.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way. A lane that has anything in it is due at some time, whether it is being attempted or not, so that
 * whoever finds the store after a crash goes on from there.
 *
 * <pre>
 *   o destination person campaign number → OutboxRow
 *   l person destination campaign        → LaneRow
 *   d destination dueAt person campaign  → nothing
 * </pre>
 */
final class Outbox {

    private static final RowCodec<OutboxRow> ROWS = new RowCodec<>(OutboxRow.class);
    private static final RowCodec<LaneRow> LANES = new RowCodec<>(LaneRow.class);
    private static final byte[] NOTHING = {};

    private final KeyValueStore<Bytes, byte[]> store;

    Outbox(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Null where nothing of it is on its way. */
    @Nullable
    LaneRow lane(Lane lane) {
        return LANES.decode(store.get(key(lane)));
    }

    OutboxRow first(Lane lane, LaneRow row) {
        return ROWS.read(requireNonNull(store.get(key(lane, row.getFirst())), "A lane's first row is there"));
    }

    /** Puts it behind those that are there; whether it's the first. */
    boolean add(Lane lane, OutboxRow row, long dueAt) {
        LaneRow found = lane(lane);
        LaneRow to = found == null ? new LaneRow(dueAt, 0L, 0L) : found;
        store.put(key(lane, to.getNext()), ROWS.encode(row));
        to.setNext(to.getNext() + 1);
        store.put(key(lane), LANES.encode(to));
        if (found == null) {
            store.put(dueKey(lane, dueAt), NOTHING);
        }
        return found == null;
    }

    /** The lane's first is due then. */
    void putOff(Lane lane, LaneRow row, long dueAt) {
        store.delete(dueKey(lane, row.getDueAt()));
        row.setDueAt(dueAt);
        store.put(key(lane), LANES.encode(row));
        store.put(dueKey(lane, dueAt), NOTHING);
    }

    void replaceFirst(Lane lane, LaneRow row, OutboxRow by) {
        store.put(key(lane, row.getFirst()), ROWS.encode(by));
    }

    /** Removes the first, and the next one is due; whether there is one. */
    boolean removeFirst(Lane lane, LaneRow row, long dueAt) {
        store.delete(key(lane, row.getFirst()));
        row.setFirst(row.getFirst() + 1);
        if (row.getFirst() == row.getNext()) {
            removeLane(lane, row);
            return false;
        }
        putOff(lane, row, dueAt);
        return true;
    }

    /** Removes all that is about somebody. */
    void forget(String person, Consumer<Lane> forgotten) {
        for (Lane lane : lanes(person)) {
            LaneRow row = requireNonNull(lane(lane));
            for (long number = row.getFirst(); number < row.getNext(); number++) {
                store.delete(key(lane, number));
            }
            removeLane(lane, row);
            forgotten.accept(lane);
        }
    }

    private List<Lane> lanes(String person) {
        Bytes prefix = RowKey.of("l").and(person).bytes();
        List<Lane> lanes = new ArrayList<>();
        Rows.each(store, prefix, (key, row) -> {
            RowKeyReader parts = new RowKeyReader(key, prefix);
            lanes.add(new Lane(parts.text(), person, parts.text()));
        });
        return lanes;
    }

    private void removeLane(Lane lane, LaneRow row) {
        store.delete(dueKey(lane, row.getDueAt()));
        store.delete(key(lane));
    }

    /** The names of those to which something is on its way, by one look each. */
    List<String> destinations() {
        List<String> found = new ArrayList<>();
        Bytes all = RowKey.of("d").bytes();
        Bytes from = all;
        while (true) {
            try (KeyValueIterator<Bytes, byte[]> rows =
                    store.range(from, RowKey.of("d").behind())) {
                if (!rows.hasNext()) {
                    return found;
                }
                String name = new RowKeyReader(rows.peekNextKey(), all).text();
                found.add(name);
                from = due(name).behind();
            }
        }
    }

    /** The key before those of what is due to a destination. */
    static RowKey due(String destination) {
        return RowKey.of("d").and(destination);
    }

    static Bytes dueKey(Lane lane, long dueAt) {
        return due(lane.destination())
                .and(dueAt)
                .and(lane.person())
                .and(lane.campaign())
                .bytes();
    }

    private static Bytes key(Lane lane) {
        return RowKey.of("l")
                .and(lane.person())
                .and(lane.destination())
                .and(lane.campaign())
                .bytes();
    }

    private static Bytes key(Lane lane, long number) {
        return RowKey.of("o")
                .and(lane.destination())
                .and(lane.person())
                .and(lane.campaign())
                .and(number)
                .bytes();
    }
}
