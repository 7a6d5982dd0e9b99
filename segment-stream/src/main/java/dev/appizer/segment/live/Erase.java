// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.model.Micros;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.segment.rows.CauseRow;
import dev.appizer.segment.rows.Contributions;
import dev.appizer.segment.rows.ErasedRow;
import dev.appizer.segment.rows.HistoryPiece;
import dev.appizer.segment.rows.RegisterRow;
import dev.appizer.segment.rows.TraitPiece;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.ErasedStore;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.Room;
import dev.appizer.segment.store.ShipmentStore;
import dev.appizer.segment.store.ShipmentStore.Shipment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Forgets what identifiers did before they were erased, at one of the places where they were. What is left is a stamp under
 * hashes, by which anything that comes later and is older is known.
 */
final class Erase {

    private final ContributionStore contributions;
    private final HistoryStore history;
    private final ShipmentStore shipments;
    private final ErasedStore erased;
    private final Limits limits;
    private final Outputs outputs;

    Erase(Stores stores, Limits limits, Outputs outputs) {
        this.contributions = stores.contributions();
        this.history = stores.history();
        this.shipments = stores.shipments();
        this.erased = stores.erased();
        this.limits = limits;
        this.outputs = outputs;
    }

    /** Answers what has to leave: what identifiers did after the erasure, which belongs to their own places. */
    List<Shipment> take(String canonical, IdentityChange change) {
        long before = Micros.of(change.getCause().getEventTime());
        List<Shipment> leaving = new ArrayList<>();
        for (String identifier : change.getIdentifiers()) {
            boolean isLeft = wipe(canonical, identifier, before);
            erased.put(canonical, identifier, new ErasedRow(before, change.getVersion()));
            if (turn(canonical, identifier, isLeft, change)) {
                leaving.add(new Shipment(canonical, identifier));
            }
        }
        outputs.send(
                Objects.requireNonNull(change.getReceiptId()),
                new Output.SentOn(Contributions.done(erased.hash(canonical), change.getPlaces())));
        return leaving;
    }

    /** Turns a register, unless a later assignment has; whether something is left here and has to leave. */
    private boolean turn(String canonical, String identifier, boolean isLeft, IdentityChange change) {
        long before = Micros.of(change.getCause().getEventTime());
        @Nullable RegisterRow register = contributions.register(canonical, identifier);
        if (register != null && register.getVersion() > change.getVersion()) {
            register.setErasedBefore(Math.max(before, register.getErasedBefore()));
            register.setContent(isLeft);
            register.setSeen(isLeft || register.getSeenAt() >= before);
            contributions.put(canonical, identifier, register);
            return false;
        }
        boolean isHome = canonical.equals(identifier);
        if (!isLeft) {
            contributions.removeRegister(canonical, identifier);
            shipments.remove(new Shipment(canonical, identifier));
            return false;
        }
        @Nullable String goneTo = isHome ? null : identifier;
        @Nullable CauseRow cause = isHome ? null : FollowMoves.cause(change.getCause());
        contributions.put(
                canonical,
                identifier,
                new RegisterRow(goneTo, change.getVersion(), true, true, false, cause, before, before));
        return !isHome;
    }

    /** Removes what was received before; whether anything is left. */
    private boolean wipe(String canonical, String identifier, long before) {
        boolean isLeft = false;
        @Nullable Bytes cursor = null;
        for (List<HistoryPiece> rows = history.rows(canonical, identifier, cursor, room());
                !rows.isEmpty();
                rows = history.rows(canonical, identifier, cursor, room())) {
            cursor = HistoryStore.key(
                    canonical, identifier, rows.get(rows.size() - 1).getMoment());
            for (HistoryPiece row : rows) {
                if (row.getMoment().getReceivedAt() < before) {
                    remove(canonical, identifier, row);
                } else {
                    isLeft = true;
                }
            }
        }
        for (TraitPiece trait :
                contributions.traits(canonical, identifier, new Room(Integer.MAX_VALUE, Integer.MAX_VALUE))) {
            if (trait.getRow().getMoment().getReceivedAt() < before) {
                contributions.deleteTrait(canonical, identifier, trait.getName());
            } else {
                isLeft = true;
            }
        }
        return isLeft;
    }

    private void remove(String canonical, String identifier, HistoryPiece row) {
        history.delete(canonical, identifier, row.getMoment());
        if (row.getRow().getEvent() != null) {
            contributions.add(canonical, row.getRow().getEvent(), identifier, -1);
        }
    }

    private Room room() {
        return new Room(limits.rowsAtOnce(), limits.bytesAtOnce());
    }
}
