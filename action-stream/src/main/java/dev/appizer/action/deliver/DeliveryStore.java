// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import static java.util.Objects.requireNonNull;

import dev.appizer.model.Micros;
import dev.appizer.schemas.Delivery;
import dev.appizer.schemas.DeliveryState;
import dev.appizer.streams.state.RowCodec;
import dev.appizer.streams.state.RowKey;
import dev.appizer.streams.state.RowKeyReader;
import dev.appizer.streams.state.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * How far deliveries are.
 *
 * <pre>
 *   c campaign createdAt id → Delivery
 *   i id                    → that key
 *   p person id             → nothing
 *   e endedAt id            → nothing
 * </pre>
 */
public final class DeliveryStore {

    public static final String NAME = "deliveries";

    private static final RowCodec<Delivery> DELIVERIES = new RowCodec<>(Delivery.class);
    private static final byte[] NOTHING = {};
    private static final Bytes ENDS = RowKey.of("e").bytes();
    private static final Set<DeliveryState> ENDED =
            Set.of(DeliveryState.DELIVERED, DeliveryState.CANCELLED, DeliveryState.SUPPRESSED, DeliveryState.FAILED);

    private final KeyValueStore<Bytes, byte[]> store;

    /** Where the first end is, or earlier. */
    private Bytes firstEnd = ENDS;

    DeliveryStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** A delivery by its id; for queries. */
    public static Optional<KeptDelivery> find(ReadOnlyKeyValueStore<Bytes, byte[]> store, String id) {
        return Optional.ofNullable(store.get(idKey(id))).map(Bytes::wrap).map(key -> {
            byte[] row = requireNonNull(store.get(key), "What an id leads to is there");
            return read(key, row);
        });
    }

    static KeptDelivery read(Bytes key, byte[] row) {
        Delivery delivery = DELIVERIES.read(row);
        Bytes campaign = ofCampaign(delivery.getCampaignId()).bytes();
        return new KeptDelivery(new RowKeyReader(key, campaign).number(), delivery);
    }

    Optional<KeptDelivery> find(String id) {
        return find(store, id);
    }

    /** In place of what was kept under its id. */
    void put(KeptDelivery kept) {
        Map<Bytes, byte[]> before =
                find(kept.delivery().getId()).map(DeliveryStore::rows).orElse(Map.of());
        Map<Bytes, byte[]> rows = rows(kept);
        before.keySet().stream().filter(key -> !rows.containsKey(key)).forEach(store::delete);
        rows.forEach((key, row) -> {
            if (!Arrays.equals(row, before.get(key))) {
                store.put(key, row);
            }
        });
        if (isEnded(kept) && endKey(kept.delivery()).compareTo(firstEnd) < 0) {
            firstEnd = endKey(kept.delivery());
        }
    }

    void remove(KeptDelivery kept) {
        rows(kept).keySet().forEach(store::delete);
    }

    private static Map<Bytes, byte[]> rows(KeptDelivery kept) {
        Delivery delivery = kept.delivery();
        Bytes key = key(kept);
        Map<Bytes, byte[]> rows = new HashMap<>();
        rows.put(key, DELIVERIES.encode(delivery));
        rows.put(idKey(delivery.getId()), key.get());
        if (!delivery.getCanonicalIdentifier().isEmpty()) {
            rows.put(personKey(delivery), NOTHING);
        }
        if (isEnded(kept)) {
            rows.put(endKey(delivery), NOTHING);
        }
        return rows;
    }

    private static boolean isEnded(KeptDelivery kept) {
        return ENDED.contains(kept.delivery().getState());
    }

    /** All that are about somebody. */
    List<KeptDelivery> of(String person) {
        Bytes prefix = RowKey.of("p").and(person).bytes();
        List<KeptDelivery> found = new ArrayList<>();
        Rows.each(
                store,
                prefix,
                (key, row) -> find(new RowKeyReader(key, prefix).text()).ifPresent(found::add));
        return found;
    }

    /** Those that ended no later, the first ones. */
    List<KeptDelivery> ended(long until, int limit) {
        List<KeptDelivery> found = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> rows =
                store.range(firstEnd, RowKey.of("e").and(until).behind())) {
            firstEnd = rows.hasNext() ? rows.peekNextKey() : firstEnd;
            while (rows.hasNext() && found.size() < limit) {
                RowKeyReader key = new RowKeyReader(rows.next().key, ENDS);
                key.number();
                find(key.text()).ifPresent(found::add);
            }
        }
        return found;
    }

    /** When the first one ended, in microseconds; empty where none has. */
    Optional<Long> firstEnd() {
        try (KeyValueIterator<Bytes, byte[]> rows =
                store.range(firstEnd, RowKey.of("e").behind())) {
            return rows.hasNext() ? Optional.of(new RowKeyReader(rows.peekNextKey(), ENDS).number()) : Optional.empty();
        }
    }

    static RowKey ofCampaign(String campaign) {
        return RowKey.of("c").and(campaign);
    }

    private static Bytes key(KeptDelivery kept) {
        return ofCampaign(kept.delivery().getCampaignId())
                .and(kept.createdAt())
                .and(kept.delivery().getId())
                .bytes();
    }

    private static Bytes idKey(String id) {
        return RowKey.of("i").and(id).bytes();
    }

    private static Bytes personKey(Delivery delivery) {
        return RowKey.of("p")
                .and(delivery.getCanonicalIdentifier())
                .and(delivery.getId())
                .bytes();
    }

    private static Bytes endKey(Delivery delivery) {
        return RowKey.of("e")
                .and(Micros.of(delivery.getUpdatedAt()))
                .and(delivery.getId())
                .bytes();
    }
}
