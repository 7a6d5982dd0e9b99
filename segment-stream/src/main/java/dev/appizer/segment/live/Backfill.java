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
import org.apache.kafka.streams.KeyValue;
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
        List<KeyValue<Bytes, byte[]>> rows = leaving.map(segment -> memberships.members(segment, cursor, limit))
                .orElseGet(() -> memberships.profiles(cursor, limit));
        SortedSet<String> concerned = definitions.concernedBy(definition);
        Why why = Why.definition(row.getUpdatedAt());
        int done = 0;
        try (Judge.InOrder judge = this.judge.inOrder()) {
            while (done < rows.size() && (done == 0 || isTime.getAsBoolean())) {
                KeyValue<Bytes, byte[]> next = rows.get(done);
                if (leaving.isPresent()) {
                    this.judge.judge(MembershipStore.canonicalOfMember(next.key), concerned, why, now);
                } else {
                    judge.judge(next.key, next.value, concerned, why, now);
                }
                done++;
            }
        }
        if (done == rows.size() && rows.size() < limit) {
            finish(definition, row);
            return true;
        }
        long before = progress == null ? 0 : progress.getDone();
        store.put(
                definition,
                new ProgressRow(ByteBuffer.wrap(rows.get(done - 1).key.get()), before + done));
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
