// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.condition.Retention;
import dev.appizer.segment.rows.DefinitionRow;
import dev.appizer.segment.rows.DefinitionStage;
import dev.appizer.segment.store.DeadlineStore;
import dev.appizer.segment.store.DefinitionStore;
import dev.appizer.segment.store.ShipmentStore;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Whether there is something left to do besides what is on the topics, as the stores say it: for all partitions at once. */
public final class KeepProfilesPending {

    private KeepProfilesPending() {}

    /** Whether rows are to be shipped, definitions to be gone through, or deadlines have come. */
    public static boolean exist(Stores stores, Retention retention, long now) {
        return !ShipmentStore.isEmpty(stores.of(ShipmentStore.NAME))
                || DeadlineStore.isDue(stores.of(DeadlineStore.NAME), now)
                || isDefining(stores.of(DefinitionStore.NAME), retention);
    }

    /** The stores by their names. */
    public interface Stores {

        ReadOnlyKeyValueStore<Bytes, byte[]> of(String name);
    }

    private static boolean isDefining(ReadOnlyKeyValueStore<Bytes, byte[]> store, Retention retention) {
        Definitions definitions = new Definitions(retention);
        definitions.load(DefinitionStore.all(store));
        SortedSet<String> judged = definitions.keys();
        boolean[] pending = {false};
        DefinitionStore.each(store, (key, row) -> pending[0] |= isPending(judged.contains(key), row));
        return pending[0];
    }

    /** The definitions that this build can't judge by, or that refer to such. */
    public static SortedSet<String> notJudged(SortedMap<String, DefinitionRow> rows, Retention retention) {
        Definitions definitions = new Definitions(retention);
        definitions.load(rows);
        SortedSet<String> others = new TreeSet<>(rows.keySet());
        others.removeAll(definitions.keys());
        return others;
    }

    /** @param judged whether this build can judge by it */
    static boolean isPending(boolean judged, DefinitionRow row) {
        return row.getStage() == DefinitionStage.LEAVING || (judged && row.getStage() != DefinitionStage.LIVE);
    }
}
