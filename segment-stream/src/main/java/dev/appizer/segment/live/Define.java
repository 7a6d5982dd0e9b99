// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.model.Micros;
import dev.appizer.schemas.Definition;
import dev.appizer.segment.rows.DefinitionRow;
import dev.appizer.segment.rows.DefinitionStage;
import dev.appizer.segment.store.DefinitionStore;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.streams.state.Rows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Takes definitions as they are put and deleted, and brings every profile of the partition in line with them, in portions
 * between live records: from the first record on the new definition is the one that counts, the backfill goes through
 * those whom no record touches. Where it is, is kept with the definition.
 */
final class Define {

    private final Definitions definitions;
    private final DefinitionStore store;
    private final MembershipStore memberships;
    private final Judge judge;

    Define(Definitions definitions, Stores stores, Judge judge) {
        this.definitions = definitions;
        this.store = stores.definitions();
        this.memberships = stores.memberships();
        this.judge = judge;
    }

    /** A definition was put; null says that it was deleted. */
    void take(String segment, @Nullable Definition definition, long now) {
        @Nullable DefinitionRow before = store.get(segment);
        if (definition != null) {
            keep(
                    segment,
                    new DefinitionRow(
                            definition.getBody(),
                            definition.getVersion(),
                            Micros.of(definition.getUpdatedAt()),
                            DefinitionStage.BACKFILLING,
                            null,
                            0L));
        } else if (before != null) {
            keep(
                    segment,
                    new DefinitionRow(before.getBody(), before.getVersion(), now, DefinitionStage.LEAVING, null, 0L));
        }
    }

    private void keep(String segment, DefinitionRow row) {
        store.put(segment, row);
        definitions.put(segment, row);
    }

    /** Whether any definition still has profiles to go through. */
    boolean isPending() {
        return next().isPresent();
    }

    /** Goes through at most so many profiles of one definition; whether anything was left to do. */
    boolean portion(int limit, long now) {
        Optional<Map.Entry<String, DefinitionRow>> next = next();
        next.ifPresent(entry -> advance(entry.getKey(), entry.getValue(), limit, now));
        return next.isPresent();
    }

    private Optional<Map.Entry<String, DefinitionRow>> next() {
        return store.all().entrySet().stream()
                .filter(entry -> entry.getValue().getStage() != DefinitionStage.LIVE)
                .findFirst();
    }

    private void advance(String segment, DefinitionRow row, int limit, long now) {
        boolean leaving = row.getStage() == DefinitionStage.LEAVING;
        List<Bytes> keys = leaving
                ? keys(memberships.members(), MembershipStore.membersOf(segment), null, limit)
                : keys(memberships.profiles(), null, row.getCursor(), limit);
        Why why = Why.definition(row.getUpdatedAt());
        for (Bytes key : keys) {
            String canonical =
                    leaving ? MembershipStore.canonicalOfMember(key) : MembershipStore.canonicalOfProfile(key);
            judge.judge(canonical, List.of(segment), why, now);
        }
        row.setDone(row.getDone() + keys.size());
        if (keys.size() == limit) {
            row.setCursor(ByteBuffer.wrap(keys.get(limit - 1).get()));
            store.put(segment, row);
        } else if (leaving) {
            store.put(segment, null);
        } else {
            row.setStage(DefinitionStage.LIVE);
            row.setCursor(null);
            store.put(segment, row);
        }
    }

    /** The next keys of a store; each portion looks for its place anew, since an iterator must not outlive a record. */
    private static List<Bytes> keys(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, @Nullable Bytes prefix, @Nullable ByteBuffer after, int limit) {
        List<Bytes> keys = new ArrayList<>();
        @Nullable Bytes last = after == null ? null : Bytes.wrap(array(after));
        try (KeyValueIterator<Bytes, byte[]> rows =
                prefix == null ? store.range(last, null) : Rows.scan(store, prefix)) {
            while (rows.hasNext() && keys.size() < limit) {
                Bytes key = rows.next().key;
                if (!key.equals(last)) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }

    private static byte[] array(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.duplicate().get(array);
        return array;
    }
}
