// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.rows.Contributions;
import dev.appizer.segment.rows.HistoryPiece;
import dev.appizer.segment.rows.RegisterRow;
import dev.appizer.segment.rows.TraitPiece;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.Room;
import dev.appizer.segment.store.ShipmentStore;
import dev.appizer.segment.store.ShipmentStore.Pending;
import dev.appizer.segment.store.ShipmentStore.Shipment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Ships what an identifier left behind to where its register points now: at once where it is of ordinary size, else in
 * portions. Each is complete in itself: a row that has been sent is gone here, a row that has not is still here, and if
 * the identifier comes back meanwhile the rest simply counts again.
 */
final class Ship {

    private final ContributionStore contributions;
    private final HistoryStore history;
    private final ShipmentStore shipments;
    private final Limits limits;
    private final Outputs outputs;

    Ship(Stores stores, Limits limits, Outputs outputs) {
        this.contributions = stores.contributions();
        this.history = stores.history();
        this.shipments = stores.shipments();
        this.limits = limits;
        this.outputs = outputs;
    }

    /** Ships what fits into one portion of identifiers that have just left; the rest is pending. */
    void begin(List<Shipment> leaving) {
        Room room = room();
        for (Shipment shipment : leaving) {
            if (room.isFull()) {
                shipments.put(shipment, null);
            } else {
                portion(new Pending(shipment, null), room);
            }
        }
    }

    boolean isPending() {
        return !shipments.isEmpty();
    }

    /** Ships one portion of what is pending; whether there was any. */
    boolean portion() {
        return shipments.next().filter(this::portion).isPresent();
    }

    private boolean portion(Pending pending) {
        portion(pending, room());
        return true;
    }

    private void portion(Pending pending, Room room) {
        Shipment shipment = pending.shipment();
        @Nullable RegisterRow register = contributions.register(shipment.canonical(), shipment.identifier());
        if (register == null || register.getGoneTo() == null) {
            shipments.remove(shipment);
            return;
        }
        List<HistoryPiece> rows = history.rows(shipment.canonical(), shipment.identifier(), pending.cursor(), room);
        List<TraitPiece> traits = contributions.traits(shipment.canonical(), shipment.identifier(), room);
        boolean isLast = !room.isFull();
        send(shipment, register, !isLast, rows, traits);
        forget(shipment, rows, traits);
        if (isLast) {
            finish(shipment, register);
        } else {
            shipments.put(shipment, cursor(pending, rows));
        }
    }

    private void send(
            Shipment shipment,
            RegisterRow register,
            boolean moreFollows,
            List<HistoryPiece> rows,
            List<TraitPiece> traits) {
        outputs.send(
                Objects.requireNonNull(register.getGoneTo()),
                new Output.SentOn(Contributions.shipped(
                        shipment.identifier(),
                        register.getVersion(),
                        Objects.requireNonNull(register.getCause()),
                        register.getSeenAt(),
                        moreFollows,
                        rows,
                        traits)));
    }

    private void forget(Shipment shipment, List<HistoryPiece> rows, List<TraitPiece> traits) {
        Map<String, Long> counts = new HashMap<>();
        for (HistoryPiece row : rows) {
            history.delete(shipment.canonical(), shipment.identifier(), row.getMoment());
            if (row.getRow().getEvent() != null) {
                counts.merge(row.getRow().getEvent(), 1L, Long::sum);
            }
        }
        counts.forEach((event, count) -> contributions.add(shipment.canonical(), event, shipment.identifier(), -count));
        traits.forEach(
                trait -> contributions.deleteTrait(shipment.canonical(), shipment.identifier(), trait.getName()));
    }

    private static @Nullable Bytes cursor(Pending pending, List<HistoryPiece> rows) {
        if (rows.isEmpty()) {
            return pending.cursor();
        }
        Shipment shipment = pending.shipment();
        HistoryPiece last = rows.get(rows.size() - 1);
        return HistoryStore.key(shipment.canonical(), shipment.identifier(), last.getMoment());
    }

    /** Nothing of the identifier is left here but where it went. */
    private void finish(Shipment shipment, RegisterRow register) {
        contributions.put(
                shipment.canonical(),
                shipment.identifier(),
                new RegisterRow(
                        register.getGoneTo(),
                        register.getVersion(),
                        false,
                        false,
                        false,
                        register.getCause(),
                        register.getErasedBefore(),
                        register.getSeenAt()));
        shipments.remove(shipment);
    }

    private Room room() {
        return new Room(limits.rowsAtOnce(), limits.bytesAtOnce());
    }
}
