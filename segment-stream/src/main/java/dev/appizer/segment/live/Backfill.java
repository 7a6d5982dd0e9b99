// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.rows.DefinitionRow;
import dev.appizer.segment.rows.DefinitionStage;
import dev.appizer.segment.store.DefinitionKey;
import dev.appizer.segment.store.DefinitionStore;
import dev.appizer.segment.store.MembershipStore;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Brings every profile of the partition in line with a definition that was put, and with all that name it, or lets every
 * member of a deleted one leave: in portions between live records. Where it is, is kept with the definition.
 */
final class Backfill {

    private final Definitions definitions;
    private final DefinitionStore store;
    private final MembershipStore memberships;
    private final Judge judge;

    Backfill(Definitions definitions, Stores stores, Judge judge) {
        this.definitions = definitions;
        this.store = stores.definitions();
        this.memberships = stores.memberships();
        this.judge = judge;
    }

    /** Goes through at most so many profiles; whether they were the last. */
    boolean portion(String definition, DefinitionRow row, int limit, long now) {
        Optional<String> leaving =
                row.getStage() == DefinitionStage.LEAVING ? DefinitionKey.segment(definition) : Optional.empty();
        @Nullable Bytes cursor = cursor(row);
        List<Bytes> keys = leaving.map(segment -> memberships.members(segment, cursor, limit))
                .orElseGet(() -> memberships.profiles(cursor, limit));
        SortedSet<String> concerned = definitions.concernedBy(definition);
        Why why = Why.definition(row.getUpdatedAt());
        for (Bytes key : keys) {
            String canonical = leaving.isPresent()
                    ? MembershipStore.canonicalOfMember(key)
                    : MembershipStore.canonicalOfProfile(key);
            judge.judge(canonical, concerned, why, now);
        }
        row.setDone(row.getDone() + keys.size());
        boolean isLast = keys.size() < limit;
        if (!isLast) {
            row.setCursor(ByteBuffer.wrap(keys.get(limit - 1).get()));
            store.put(definition, row);
        } else {
            finish(definition, row);
        }
        return isLast;
    }

    private void finish(String definition, DefinitionRow row) {
        if (row.getStage() == DefinitionStage.LEAVING) {
            store.put(definition, null);
            definitions.forget(definition);
        } else {
            row.setStage(DefinitionStage.LIVE);
            row.setCursor(null);
            store.put(definition, row);
        }
    }

    private static @Nullable Bytes cursor(DefinitionRow row) {
        @Nullable ByteBuffer cursor = row.getCursor();
        if (cursor == null) {
            return null;
        }
        byte[] key = new byte[cursor.remaining()];
        cursor.duplicate().get(key);
        return Bytes.wrap(key);
    }
}
