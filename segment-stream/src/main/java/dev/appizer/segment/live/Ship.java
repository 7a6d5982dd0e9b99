// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.rows.Contributions;
import dev.appizer.segment.rows.ErasingRow;
import dev.appizer.segment.rows.HistoryPiece;
import dev.appizer.segment.rows.RegisterRow;
import dev.appizer.segment.rows.TraitPiece;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.Room;
import dev.appizer.segment.store.ShipmentStore;
import dev.appizer.segment.store.ShipmentStore.Pending;
import dev.appizer.segment.store.ShipmentStore.Shipment;
import dev.appizer.segment.store.Tally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Ships what an identifier left behind to where its register points now: at once where it is little, else in
 * portions. Each is complete in itself: a row that has been sent is gone here, a row that has not is still here, and if
 * the identifier comes back meanwhile the rest simply counts again. What was erased is not sent but removed, on the way;
 * where an identifier was erased at its own place, that is all there is to do.
 */
final class Ship {

    private final ContributionStore contributions;
    private final HistoryStore history;
    private final ShipmentStore shipments;
    private final Limits limits;
    private final Outputs outputs;
    private final Erase erase;
    private final Counting counting;
    private final Resting resting = new Resting();

    /** Takes notice that what an identifier did since an erasure counts from now on. */
    interface Counting {
        void countsAgain(String canonical, long erasedBefore);
    }

    Ship(Stores stores, Limits limits, Outputs outputs, Erase erase, Counting counting) {
        this.contributions = stores.contributions();
        this.history = stores.history();
        this.shipments = stores.shipments();
        this.limits = limits;
        this.outputs = outputs;
        this.erase = erase;
        this.counting = counting;
    }

    /** Ships identifiers that have just left, while they are small; the others are pending. */
    void begin(List<Shipment> leaving, long nowMillis) {
        Room room = new Room(limits.rowsWithMove(), limits.bytesAtOnce());
        for (Shipment shipment : leaving) {
            if (resting.rests(shipment, nowMillis)) {
                shipments.put(shipment, null);
            } else {
                portion(new Pending(shipment, null), room, true);
            }
        }
    }

    boolean isPending() {
        return !shipments.isEmpty();
    }

    /** Ships one portion of what is pending; whether there was any that may leave now. */
    boolean portion(long nowMillis) {
        return shipments
                .next(shipment -> !resting.isResting(shipment, nowMillis))
                .filter(this::portion)
                .isPresent();
    }

    private boolean portion(Pending pending) {
        portion(pending, new Room(limits.rowsAtOnce(), limits.bytesAtOnce()), false);
        return true;
    }

    /** @param whole or nothing: it is not worth while to begin with somebody who may be called back at once */
    private void portion(Pending pending, Room room, boolean whole) {
        Shipment shipment = pending.shipment();
        @Nullable RegisterRow register = contributions.register(shipment.canonical(), shipment.identifier());
        if (register == null || ContributionStore.isHere(register)) {
            shipments.remove(shipment);
            return;
        }
        List<HistoryPiece> rows = history.rows(shipment.canonical(), shipment.identifier(), pending.cursor(), room);
        boolean stays = register.getGoneTo() == null;
        List<TraitPiece> traits =
                contributions.traits(shipment.canonical(), shipment.identifier(), roomForTraits(stays, room));
        boolean isLast = !room.isFull();
        if (whole && !isLast) {
            shipments.put(shipment, null);
            return;
        }
        handle(shipment, register, !isLast, rows, traits);
        if (isLast) {
            finish(shipment, register);
        } else {
            shipments.put(shipment, cursor(pending, rows));
        }
    }

    /** Traits that stay are still there for the next look, so it has to be one. */
    private static Room roomForTraits(boolean stay, Room room) {
        return stay && !room.isFull() ? new Room(Integer.MAX_VALUE, Integer.MAX_VALUE) : room;
    }

    /** What was erased goes; what was not stays here, or is sent to where it belongs. */
    private void handle(
            Shipment shipment,
            RegisterRow register,
            boolean moreFollows,
            List<HistoryPiece> rows,
            List<TraitPiece> traits) {
        long before = register.getErasedBefore();
        List<HistoryPiece> leftRows = Contributions.historySince(rows, before);
        List<TraitPiece> leftTraits = Contributions.traitsSince(traits, before);
        noteLeft(shipment, register, leftRows, leftTraits);
        forget(shipment, rows, traits);
        if (register.getGoneTo() == null) {
            keep(shipment, leftRows, leftTraits);
        } else if (register.getSeen()) {
            send(shipment, register, moreFollows, leftRows, leftTraits);
        }
    }

    /** Of an identifier that is being erased, that something was received since. */
    private void noteLeft(Shipment shipment, RegisterRow register, List<HistoryPiece> rows, List<TraitPiece> traits) {
        boolean isNews = !register.getContent() && !(rows.isEmpty() && traits.isEmpty());
        if (isNews && !register.getErasing().isEmpty()) {
            register.setContent(true);
            register.setSeen(true);
            register.setSeenAt(Math.max(register.getSeenAt(), register.getErasedBefore()));
            contributions.put(shipment.canonical(), shipment.identifier(), register);
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
        rows.forEach(row -> history.delete(shipment.canonical(), shipment.identifier(), row));
        tallies(rows)
                .forEach((event, tally) ->
                        contributions.subtract(shipment.canonical(), event, shipment.identifier(), tally.count()));
        traits.forEach(
                trait -> contributions.deleteTrait(shipment.canonical(), shipment.identifier(), trait.getName()));
    }

    private void keep(Shipment shipment, List<HistoryPiece> rows, List<TraitPiece> traits) {
        rows.forEach(row -> history.add(shipment.canonical(), shipment.identifier(), row));
        tallies(rows)
                .forEach(
                        (event, tally) -> contributions.add(shipment.canonical(), event, shipment.identifier(), tally));
        traits.forEach(trait ->
                contributions.put(shipment.canonical(), shipment.identifier(), trait.getName(), trait.getRow()));
    }

    private static Map<@Nullable String, Tally> tallies(List<HistoryPiece> rows) {
        Map<@Nullable String, Tally> tallies = new HashMap<>();
        rows.forEach(row -> tallies.merge(
                row.getRow().getEvent(), Tally.ofOne(row.getMoment().getEventTime()), Tally::plus));
        return tallies;
    }

    private static @Nullable Bytes cursor(Pending pending, List<HistoryPiece> rows) {
        if (rows.isEmpty()) {
            return pending.cursor();
        }
        Shipment shipment = pending.shipment();
        HistoryPiece last = rows.get(rows.size() - 1);
        return HistoryStore.key(shipment.canonical(), shipment.identifier(), last);
    }

    /** Nothing of the identifier is left here but where it went, or what was received since it was erased. */
    private void finish(Shipment shipment, RegisterRow register) {
        List<ErasingRow> erasing = register.getErasing();
        boolean isLeft = register.getSeen();
        register.setErasing(List.of());
        if (register.getGoneTo() != null) {
            register.setSeen(false);
            register.setContent(false);
            register.setIncomplete(false);
        }
        shipments.remove(shipment);
        if (!erasing.isEmpty() && !isLeft && erase.covers(shipment.canonical(), shipment.identifier(), register)) {
            contributions.removeRegister(shipment.canonical(), shipment.identifier());
        } else {
            contributions.put(shipment.canonical(), shipment.identifier(), register);
        }
        erasing.forEach(erasure -> erase.tell(erasure, 1));
        if (ContributionStore.isHere(register)) {
            contributions.correctTimes(shipment.canonical(), shipment.identifier(), history);
            counting.countsAgain(shipment.canonical(), register.getErasedBefore());
        }
    }
}
