// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.action.deliver.ToDeliver.Note;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.action.rows.OutboxRow;
import dev.appizer.model.Micros;
import dev.appizer.schemas.Delivery;
import dev.appizer.schemas.DeliveryState;
import java.time.Instant;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps how far deliveries are, and tells each change. Times are microseconds. */
final class Deliveries {

    private static final Set<DeliveryState> ON_THEIR_WAY = Set.of(DeliveryState.SENDING, DeliveryState.RETRYING);

    private final DeliveryStore store;
    private final DeliveryMeters meters;
    private final BiConsumer<String, DeliverOutput> out;

    Deliveries(KeyValueStore<Bytes, byte[]> store, DeliveryMeters meters, BiConsumer<String, DeliverOutput> out) {
        this.store = new DeliveryStore(store);
        this.meters = meters;
        this.out = out;
    }

    DeliveryStore store() {
        return store;
    }

    /** Whether it is in the outbox, or was delivered: then nothing is begun or said of it. */
    boolean isTaken(String id) {
        return store.find(id)
                .map(kept -> kept.delivery().getState())
                .filter(state -> state == DeliveryState.DELIVERED || ON_THEIR_WAY.contains(state))
                .isPresent();
    }

    /**
     * A notification has come to a state.
     *
     * @param nextAttemptAt null where none is due
     */
    void tell(OutboxRow row, DeliveryState state, @Nullable Long nextAttemptAt, long now) {
        NotificationRow notification = row.getNotification();
        Delivery delivery = Delivery.newBuilder()
                .setId(notification.getId())
                .setCampaignId(notification.getCampaign())
                .setCampaignVersion(notification.getCampaignVersion())
                .setCanonicalIdentifier(notification.getPerson())
                .setChannel(notification.getChannel())
                .setDestination(notification.getDestination())
                .setState(state)
                .setAttempts(row.getAttempts())
                .setNextAttemptAt(nextAttemptAt == null ? null : Micros.toInstant(nextAttemptAt))
                .setLastError(row.getLastError())
                .setUpdatedAt(Micros.toInstant(now))
                .build();
        tell(new KeptDelivery(notification.getCreatedAt(), delivery));
    }

    /** @param key whom it is about, or {@code campaign:} with an id */
    void note(String key, Note note, long now) {
        Delivery delivery = Delivery.newBuilder()
                .setId(note.id())
                .setCampaignId(note.campaign())
                .setCampaignVersion(note.campaignVersion())
                .setCanonicalIdentifier(key.equals("campaign:" + note.campaign()) ? "" : key)
                .setChannel(note.channel())
                .setDestination("")
                .setState(note.state())
                .setNextAttemptAt(dueAt(note))
                .setLastError(note.why().isEmpty() ? null : note.why())
                .setUpdatedAt(Micros.toInstant(now))
                .build();
        tell(new KeptDelivery(note.createdAt(), delivery));
    }

    private static @Nullable Instant dueAt(Note note) {
        return note.dueAt() == Long.MAX_VALUE ? null : Micros.toInstant(note.dueAt());
    }

    private void tell(KeptDelivery kept) {
        Delivery delivery = kept.delivery();
        store.put(kept);
        meters.state(delivery.getCampaignId(), delivery.getState());
        out.accept(delivery.getId(), new DeliverOutput.Told(delivery));
    }

    void forget(KeptDelivery kept) {
        store.remove(kept);
        out.accept(kept.delivery().getId(), new DeliverOutput.Told(null));
    }
}
