// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.action.campaign.CampaignStatus;
import dev.appizer.action.rows.CampaignRow;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import dev.appizer.streams.state.Rows;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The campaigns as a partition knows them.
 *
 * <pre>
 *   c id → campaign
 * </pre>
 */
public final class CampaignStore {

    public static final String NAME = "campaigns";

    private static final RowCodec<CampaignRow> ROW = new RowCodec<>(CampaignRow.class);
    private static final Bytes ALL = RowKey.of("c").bytes();

    private CampaignStore() {}

    static @Nullable CampaignRow get(ReadOnlyKeyValueStore<Bytes, byte[]> store, String id) {
        return ROW.decode(store.get(key(id)));
    }

    static void put(KeyValueStore<Bytes, byte[]> store, String id, CampaignRow row) {
        store.put(key(id), ROW.encode(row));
    }

    static void delete(KeyValueStore<Bytes, byte[]> store, String id) {
        store.delete(key(id));
    }

    static void each(ReadOnlyKeyValueStore<Bytes, byte[]> store, BiConsumer<String, CampaignRow> campaigns) {
        Rows.each(store, ALL, (key, row) -> campaigns.accept(new RowKeyReader(key, ALL).text(), ROW.read(row)));
    }

    /**
     * Whether what a campaign has decided may leave.
     *
     * @param triggeredAt when it was set off, in microseconds: a campaign of the same id may have come and gone since
     */
    public static CampaignStatus status(ReadOnlyKeyValueStore<Bytes, byte[]> store, String id, long triggeredAt) {
        @Nullable CampaignRow row = ROW.decode(store.get(key(id)));
        if (row == null || triggeredAt < row.getCreatedAt()) {
            return CampaignStatus.DELETED;
        }
        return row.getActive() ? CampaignStatus.ACTIVE : CampaignStatus.PAUSED;
    }

    /** For queries: when each campaign was put, paused or resumed by which a partition goes. */
    public static Map<String, Long> updates(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        Map<String, Long> updates = new TreeMap<>();
        each(store, (id, row) -> updates.put(id, row.getUpdatedAt()));
        return updates;
    }

    private static Bytes key(String id) {
        return RowKey.of("c").and(id).bytes();
    }
}
