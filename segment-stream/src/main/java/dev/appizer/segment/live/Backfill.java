// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.rows.DefinitionRow;
import dev.appizer.segment.rows.DefinitionStage;
import dev.appizer.segment.rows.ProgressRow;
import dev.appizer.segment.rows.TypedValues;
import dev.appizer.segment.store.DefinitionKey;
import dev.appizer.segment.store.DefinitionStore;
import dev.appizer.segment.store.MembershipStore;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.BooleanSupplier;
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

    /** Goes through at most so many profiles, while there is time for more; whether they were the last. */
    boolean portion(String definition, DefinitionRow row, int limit, long now, BooleanSupplier isTime) {
        Optional<String> leaving =
                row.getStage() == DefinitionStage.LEAVING ? DefinitionKey.segment(definition) : Optional.empty();
        @Nullable ProgressRow progress = store.progress(definition);
        @Nullable Bytes cursor = progress == null ? null : Bytes.wrap(TypedValues.array(progress.getCursor()));
        List<Bytes> keys = leaving.map(segment -> memberships.members(segment, cursor, limit))
                .orElseGet(() -> memberships.profiles(cursor, limit));
        SortedSet<String> concerned = definitions.concernedBy(definition);
        Why why = Why.definition(row.getUpdatedAt());
        int done = 0;
        do {
            if (done < keys.size()) {
                Bytes key = keys.get(done);
                String canonical = leaving.isPresent()
                        ? MembershipStore.canonicalOfMember(key)
                        : MembershipStore.canonicalOfProfile(key);
                judge.judge(canonical, concerned, why, now);
                done++;
            }
        } while (done < keys.size() && isTime.getAsBoolean());
        if (done == keys.size() && keys.size() < limit) {
            finish(definition, row);
            return true;
        }
        long before = progress == null ? 0 : progress.getDone();
        store.put(definition, new ProgressRow(ByteBuffer.wrap(keys.get(done - 1).get()), before + done));
        return false;
    }

    private void finish(String definition, DefinitionRow row) {
        store.removeProgress(definition);
        if (row.getStage() == DefinitionStage.LEAVING) {
            store.remove(definition);
            definitions.forget(definition);
        } else {
            row.setStage(DefinitionStage.LIVE);
            store.put(definition, row);
        }
    }
}
