// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.model.Micros;
import dev.appizer.schemas.Definition;
import dev.appizer.segment.rows.DefinitionRow;
import dev.appizer.segment.rows.DefinitionStage;
import dev.appizer.segment.store.DefinitionStore;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes definitions as they are put and deleted, and knows which of them still have profiles to go through. From the
 * first record on the new definition is the one that counts; the {@link Backfill} goes through those whom no record
 * touches.
 */
final class Define {

    private final Definitions definitions;
    private final DefinitionStore store;
    private final Backfill backfill;
    private final SortedSet<String> pending = new TreeSet<>();
    private final SortedSet<String> toRewind = new TreeSet<>();

    Define(Definitions definitions, DefinitionStore store, Backfill backfill) {
        this.definitions = definitions;
        this.store = store;
        this.backfill = backfill;
    }

    /** Takes what the store holds, at start. */
    void load() {
        var rows = store.all();
        definitions.load(rows);
        rows.forEach((key, row) -> {
            boolean judged = definitions.keys().contains(key);
            if (KeepProfilesPending.isPending(judged, row)) {
                pending.add(key);
            } else if (!judged) {
                toRewind.add(key);
            }
        });
    }

    /**
     * Notes that definitions which this build can't read are to be gone through from the start by the one that can:
     * what happens meanwhile is not judged by them.
     */
    void rewind() {
        toRewind.forEach(this::rewind);
        toRewind.clear();
    }

    private void rewind(String key) {
        DefinitionRow row = store.get(key);
        if (row != null) {
            row.setStage(DefinitionStage.BACKFILLING);
            store.put(key, row);
            store.removeProgress(key);
        }
    }

    /**
     * A definition was put; null says that it was deleted.
     *
     * @param at microseconds: when the record was written
     */
    void take(String key, @Nullable Definition definition, long at) {
        @Nullable DefinitionRow before = store.get(key);
        if (definition != null) {
            keep(
                    key,
                    new DefinitionRow(
                            definition.getBody(),
                            definition.getVersion(),
                            Micros.of(definition.getUpdatedAt()),
                            DefinitionStage.BACKFILLING));
        } else if (before != null) {
            keep(key, new DefinitionRow(before.getBody(), before.getVersion(), at, DefinitionStage.LEAVING));
        }
    }

    private void keep(String key, DefinitionRow row) {
        Set<String> before = definitions.keys();
        store.put(key, row);
        store.removeProgress(key);
        definitions.put(key, row);
        SortedSet<String> after = definitions.keys();
        if (after.contains(key) || row.getStage() == DefinitionStage.LEAVING) {
            pending.add(key);
        } else {
            pending.remove(key);
        }
        follow(key, before, after);
    }

    /** With one definition others may become judged, or be no longer: those that refer to it. */
    private void follow(String key, Set<String> before, SortedSet<String> after) {
        for (String other : after) {
            if (!other.equals(key) && !before.contains(other)) {
                rewind(other);
                pending.add(other);
            }
        }
        for (String other : before) {
            if (!other.equals(key) && !after.contains(other)) {
                rewind(other);
                pending.remove(other);
            }
        }
    }

    /** Whether any definition still has profiles to go through. */
    boolean isPending() {
        return !pending.isEmpty() || !toRewind.isEmpty();
    }

    /** Goes through at most so many profiles of one definition, while there is time; whether anything was left to do. */
    boolean portion(int limit, long now, BooleanSupplier isTime) {
        if (pending.isEmpty()) {
            return false;
        }
        String key = pending.first();
        @Nullable DefinitionRow row = store.get(key);
        if (row == null || backfill.portion(key, row, limit, now, isTime)) {
            pending.remove(key);
        }
        return true;
    }
}
