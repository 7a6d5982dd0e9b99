// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

import dev.appizer.local.TestHash;
import dev.appizer.schemas.Command;
import dev.appizer.schemas.Definition;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.schemas.SeenIdentifier;
import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.live.Input;
import dev.appizer.segment.live.KeepProfiles;
import dev.appizer.segment.live.Limits;
import dev.appizer.segment.live.Output;
import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.rows.Contributions;
import dev.appizer.segment.rows.RegisterRow;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.DeadlineStore;
import dev.appizer.segment.store.DefinitionStore;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.segment.store.ReceiptStore;
import dev.appizer.segment.store.ShipmentStore;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** One segment partition. */
final class SegmentTask {

    private static final long TICK_MILLIS = 300;

    private final Task<Output> task;
    private final int rowsAtOnce;
    private final Fault fault;
    private KeepProfiles keepProfiles;
    private long nowMillis;

    SegmentTask(long nowMillis, int rowsAtOnce, Fault fault) {
        this.task = new Task<>(
                nowMillis,
                ContributionStore.NAME,
                HistoryStore.NAME,
                MembershipStore.PROFILES,
                MembershipStore.MEMBERS,
                DeadlineStore.NAME,
                DefinitionStore.NAME,
                ShipmentStore.NAME,
                ReceiptStore.NAME);
        this.rowsAtOnce = rowsAtOnce;
        this.keepProfiles = keepProfiles();
        this.fault = fault;
        this.nowMillis = nowMillis;
    }

    private KeepProfiles keepProfiles() {
        return task.with(new KeepProfiles(
                new Limits(
                        rowsAtOnce,
                        rowsAtOnce,
                        Limits.USUAL.bytesAtOnce(),
                        Limits.USUAL.profilesAtOnce(),
                        Limits.USUAL.deadlinesAtOnce(),
                        Limits.USUAL.share()),
                TestHash::create,
                Retention.FOR_EVER));
    }

    /** What it does by itself ends, and begins anew on the same stores at another time, an earlier one included. */
    void restartAt(long millis) {
        keepProfiles.close();
        task.cancelAll();
        nowMillis = millis;
        task.at(millis);
        keepProfiles = keepProfiles();
    }

    List<Record<String, Output>> take(String key, @Nullable Object value) {
        List<Record<String, Output>> output = task.take(keepProfiles, key, input(key, value));
        if (fault == Fault.ERASED_REGISTERS_FORGOTTEN) {
            task.deleteAll(ContributionStore.NAME, "#");
        }
        return output;
    }

    private Input input(String key, @Nullable Object value) {
        if (value instanceof ResolvedEvent event) {
            return contributed(key, Contributions.of(event));
        } else if (value instanceof SeenIdentifier seen) {
            return contributed(key, Contributions.of(seen));
        } else if (value instanceof Contribution contribution) {
            return contributed(key, Contribution.newBuilder(contribution).build());
        } else if (value instanceof IdentityChange change) {
            return new Input.Moved(change);
        }
        if (value instanceof Command command) {
            return new Input.Commanded(command);
        }
        return new Input.Defined((Definition) value);
    }

    private Input contributed(String key, Contribution contribution) {
        RegisterRow register =
                ContributionStore.register(task.store(ContributionStore.NAME), key, contribution.getIdentifier());
        if (fault == Fault.VERSIONS_IGNORED && register != null) {
            contribution.setVersion(Math.max(contribution.getVersion(), register.getVersion()));
        }
        return new Input.Contributed(contribution, () -> new byte[0]);
    }

    /** Each time later by more than anybody rests. */
    List<Record<String, Output>> tick() {
        nowMillis += TICK_MILLIS;
        task.at(nowMillis);
        return task.tick(nowMillis);
    }

    /** Sets its clock, unless it is later already. */
    void at(long millis) {
        nowMillis = Math.max(nowMillis, millis);
        task.at(nowMillis);
    }

    long nowMillis() {
        return nowMillis;
    }

    boolean isPending() {
        return task.isPending(nowMillis);
    }

    ReadOnlyKeyValueStore<Bytes, byte[]> store(String name) {
        return task.store(name);
    }
}
