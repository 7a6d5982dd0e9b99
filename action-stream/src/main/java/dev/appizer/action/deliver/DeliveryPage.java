// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.schemas.Delivery;
import dev.appizer.streams.state.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Some deliveries of a campaign, the newest first.
 *
 * @param next where the next page begins; empty where there is no other
 */
public record DeliveryPage(List<KeptDelivery> deliveries, Optional<Cursor> next) {

    /** Rows that are looked at for one page: of a rare state there may be none among millions. */
    private static final int MOST_LOOKED_AT = 10_000;

    /**
     * The last delivery that was looked at.
     *
     * @param createdAt microseconds
     */
    public record Cursor(long createdAt, String id) {}

    public DeliveryPage {
        deliveries = List.copyOf(deliveries);
    }

    /**
     * Reads one from {@link DeliveryStore#NAME}. It may have fewer than asked for and another behind it.
     *
     * @param behind the cursor of the page before
     */
    public static DeliveryPage read(
            ReadOnlyKeyValueStore<Bytes, byte[]> store,
            String campaign,
            Optional<Cursor> behind,
            int limit,
            Predicate<Delivery> wanted) {
        RowKey all = DeliveryStore.ofCampaign(campaign);
        Bytes last = behind.map(cursor -> DeliveryStore.ofCampaign(campaign)
                        .and(cursor.createdAt())
                        .and(cursor.id())
                        .bytes())
                .orElseGet(all::behind);
        try (KeyValueIterator<Bytes, byte[]> rows = store.reverseRange(all.bytes(), last)) {
            return read(rows, last, limit, wanted);
        }
    }

    private static DeliveryPage read(
            KeyValueIterator<Bytes, byte[]> rows, Bytes last, int limit, Predicate<Delivery> wanted) {
        List<KeptDelivery> found = new ArrayList<>();
        Optional<Cursor> cursor = Optional.empty();
        for (int looked = 0; rows.hasNext(); looked++) {
            if (found.size() == limit || looked == MOST_LOOKED_AT) {
                return new DeliveryPage(found, cursor);
            }
            KeyValue<Bytes, byte[]> row = rows.next();
            if (row.key.equals(last)) { // both ends of a range are in it
                continue;
            }
            KeptDelivery kept = DeliveryStore.read(row.key, row.value);
            cursor = Optional.of(new Cursor(kept.createdAt(), kept.delivery().getId()));
            if (wanted.test(kept.delivery())) {
                found.add(kept);
            }
        }
        return new DeliveryPage(found, Optional.empty());
    }
}
