// SPDX-License-Identifier: Apache-2.0
package dev.appizer.analytics.duckdb;

import dev.appizer.analytics.store.FlatValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Which slot each path has, for each name and type that it was seen with. The first of a name get columns, others are beside
 * them. One thread adds, any number ask; what was added is known from then on, even before it is committed: to ask for a
 * path that nothing has is harmless.
 *
 * <p>Bounded: of paths beyond {@link #MOST} it says that they may be of any type, which costs time and nothing else.
 */
final class Slots {

    /** The name under which paths of traits are. */
    static final int TRAITS = -1;

    static final int MOST = 200_000;

    private final DuckDBConnection connection;
    private final Map<Key, Slot> known = new HashMap<>();
    private final Map<String, List<Slot>> byPath = new ConcurrentHashMap<>();
    private final Map<Integer, Used> used = new HashMap<>();
    private final List<Slot> unsaved = new ArrayList<>();
    private int next;
    private volatile boolean full;

    private record Key(int name, String path, FlatValue.Type type) {}

    /** How many columns of a name are taken. */
    private record Used(int numbers, int texts) {

        private static final Used NONE = new Used(0, 0);

        int of(FlatValue.Type type) {
            return Slot.isNumber(type) ? numbers : texts;
        }

        Used more(FlatValue.Type type, int difference) {
            return Slot.isNumber(type) ? new Used(numbers + difference, texts) : new Used(numbers, texts + difference);
        }
    }

    Slots(DuckDBConnection connection) throws SQLException {
        this.connection = connection;
        try (Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery("SELECT id, name, path, type, \"column\" FROM paths ORDER BY id")) {
            while (found.next()) {
                FlatValue.Type type = FlatValue.Type.ofLetter(found.getString(4).charAt(0));
                put(new Slot(found.getInt(1), found.getInt(2), found.getString(3), type, found.getInt(5)));
            }
        }
    }

    private void put(Slot slot) {
        known.put(new Key(slot.name(), slot.path(), slot.type()), slot);
        byPath.merge(slot.path(), List.of(slot), Slots::both);
        if (slot.hasColumn()) {
            used.merge(slot.name(), Used.NONE.more(slot.type(), 1), (before, one) -> before.more(slot.type(), 1));
        }
        next = Math.max(next, slot.id() + 1);
        full = known.size() >= MOST;
    }

    private static List<Slot> both(List<Slot> some, List<Slot> others) {
        List<Slot> all = new ArrayList<>(some);
        all.addAll(others);
        return List.copyOf(all);
    }

    /** The slot of a path, which gets one where it has none yet; null where there are too many. */
    @Nullable
    Slot of(int name, String path, FlatValue.Type type) {
        @Nullable Slot slot = known.get(new Key(name, path, type));
        if (slot == null && !full) {
            int column = used.getOrDefault(name, Used.NONE).of(type);
            slot = new Slot(next, name, path, type, column < Slot.columns(type) ? column : Slot.MORE);
            put(slot);
            unsaved.add(slot);
        }
        return slot;
    }

    /** Writes those that came since it wrote last. */
    void write() throws SQLException {
        if (unsaved.isEmpty()) {
            return;
        }
        try (DuckDBAppender rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "paths")) {
            for (Slot slot : unsaved) {
                rows.beginRow();
                rows.append(slot.id());
                rows.append(slot.name());
                rows.append(slot.path());
                rows.append(String.valueOf(slot.type().letter()));
                rows.append(slot.column());
                rows.endRow();
            }
        }
    }

    /** What was written is committed. */
    void committed() {
        unsaved.clear();
    }

    /** Forgets what was not committed. */
    void forget() {
        for (Slot slot : unsaved) {
            known.remove(new Key(slot.name(), slot.path(), slot.type()));
            byPath.computeIfPresent(
                    slot.path(),
                    (path, all) -> all.stream()
                            .filter(other -> other.id() != slot.id())
                            .toList());
            if (slot.hasColumn()) {
                used.computeIfPresent(slot.name(), (name, before) -> before.more(slot.type(), -1));
            }
        }
        next -= unsaved.size();
        unsaved.clear();
        full = known.size() >= MOST;
    }

    /** Where values of a path are, for every name. */
    List<Slot> of(String path) {
        return byPath.getOrDefault(path, List.of());
    }

    /** Whether paths have values that it knows nothing of. */
    boolean isFull() {
        return full;
    }

    /** What is in the columns of each name: first those of numbers, then those of texts; null where nothing is. */
    Map<Integer, @Nullable Slot[]> layouts() {
        Map<Integer, @Nullable Slot[]> layouts = new HashMap<>();
        byPath.forEach((path, slots) -> {
            for (Slot slot : slots) {
                if (slot.hasColumn()) {
                    int place = (Slot.isNumber(slot.type()) ? 0 : Slot.NUMBERS) + slot.column();
                    layouts.computeIfAbsent(slot.name(), name -> new Slot[Slot.NUMBERS + Slot.TEXTS])[place] = slot;
                }
            }
        });
        return layouts;
    }
}
