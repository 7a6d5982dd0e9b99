// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.rows.DefinitionRow;
import dev.appizer.segment.rows.DefinitionStage;
import dev.appizer.segment.rows.ProgressRow;
import dev.appizer.segment.store.DefinitionKey;
import dev.appizer.segment.store.DefinitionStore;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.segment.store.MembershipStore.StoredProfile;
import dev.appizer.streams.state.TypedValues;
import java.nio.ByteBuffer;
import java.util.ArrayList;
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
        @Nullable ProgressRow progress = store.progress(definition);
        @Nullable Bytes cursor = progress == null ? null : Bytes.wrap(TypedValues.array(progress.getCursor()));
        Optional<String> leaving =
                row.getStage() == DefinitionStage.LEAVING ? DefinitionKey.segment(definition) : Optional.empty();
        List<Bytes> done = leaving.map(
                        segment -> leave(memberships.members(segment, cursor, limit), definition, row, now))
                .orElseGet(() -> judge(memberships.profiles(cursor, limit), definition, row, now, isTime));
        if (done.isEmpty()) {
            finish(definition, row);
            return true;
        }
        long before = progress == null ? 0 : progress.getDone();
        Bytes last = done.get(done.size() - 1);
        store.put(definition, new ProgressRow(ByteBuffer.wrap(last.get()), before + done.size()));
        return false;
    }

    private List<Bytes> leave(List<Bytes> members, String definition, DefinitionRow row, long now) {
        Why why = Why.definition(row.getUpdatedAt());
        for (Bytes member : members) {
            judge.judge(MembershipStore.canonicalOfMember(member), List.of(definition), why, now);
        }
        return members;
    }

    private List<Bytes> judge(
            List<StoredProfile> profiles, String definition, DefinitionRow row, long now, BooleanSupplier isTime) {
        Why why = Why.definition(row.getUpdatedAt());
        SortedSet<String> concerned = definitions.concernedBy(definition);
        List<Bytes> done = new ArrayList<>();
        try (Judge.InOrder inOrder = judge.inOrder()) {
            for (StoredProfile profile : profiles) {
                if (done.isEmpty() || isTime.getAsBoolean()) {
                    inOrder.judge(profile, concerned, why, now);
                    done.add(profile.key());
                }
            }
        }
        return done;
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
