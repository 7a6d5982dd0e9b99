// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.model.Micros;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.segment.rows.Contributions;
import dev.appizer.segment.rows.ErasedRow;
import dev.appizer.segment.rows.ErasingRow;
import dev.appizer.segment.rows.RegisterRow;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.ErasedStore;
import dev.appizer.segment.store.ShipmentStore.Shipment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns the registers of identifiers that were erased, at one of the places where they were: nothing of them counts any
 * more. Their rows go as those of identifiers that leave do ({@link Ship}), in portions. What is left is a stamp under
 * hashes, by which anything that comes later and is older is known.
 */
final class Erase {

    private final ContributionStore contributions;
    private final ErasedStore erased;
    private final Outputs outputs;

    Erase(Stores stores, Outputs outputs) {
        this.contributions = stores.contributions();
        this.erased = stores.erased();
        this.outputs = outputs;
    }

    /** Answers of which identifiers there are rows here, to be removed or, where they came since, to be shipped. */
    List<Shipment> take(String canonical, IdentityChange change) {
        long before = Micros.of(change.getCause().getEventTime());
        ErasingRow erasing = new ErasingRow(Objects.requireNonNull(change.getReceiptId()), change.getParts());
        List<Shipment> concerned = new ArrayList<>();
        int done = 0;
        for (String identifier : change.getIdentifiers()) {
            erased.put(canonical, identifier, new ErasedRow(before, change.getVersion()));
            @Nullable RegisterRow register = contributions.register(canonical, identifier);
            if (register != null && hasRows(register)) {
                turn(canonical, identifier, register, change);
                empty(register, before, erasing);
                contributions.put(canonical, identifier, register);
                concerned.add(new Shipment(canonical, identifier));
            } else {
                forget(canonical, identifier, register, change);
                done++;
            }
        }
        if (done > 0) {
            tell(erasing, done);
        }
        return concerned;
    }

    /** Tells the receipt of how many more identifiers nothing is left at this place. */
    void tell(ErasingRow erasing, int done) {
        outputs.send(erasing.getReceipt(), new Output.SentOn(Contributions.done(done, erasing.getParts())));
    }

    /** Whether an erasure is all that a register is kept for, so that its hash serves as well. */
    boolean covers(String canonical, String identifier, RegisterRow register) {
        @Nullable ErasedRow row = erased.get(canonical, identifier);
        return row != null && row.getVersion() >= register.getVersion();
    }

    private static boolean hasRows(RegisterRow register) {
        return register.getSeen()
                || register.getContent()
                || !register.getErasing().isEmpty();
    }

    /** It belongs to itself again, unless a later assignment has come already. */
    private static void turn(String canonical, String identifier, RegisterRow register, IdentityChange change) {
        if (register.getVersion() <= change.getVersion()) {
            boolean isHome = canonical.equals(identifier);
            register.setVersion(change.getVersion());
            register.setGoneTo(isHome ? null : identifier);
            register.setCause(isHome ? null : FollowMoves.cause(change.getCause()));
        }
    }

    /** Nobody knows yet whether any of its rows came since. */
    private static void empty(RegisterRow register, long before, ErasingRow erasing) {
        List<ErasingRow> all = new ArrayList<>(register.getErasing());
        all.add(erasing);
        register.setErasing(all);
        register.setErasedBefore(Math.max(before, register.getErasedBefore()));
        register.setSeen(register.getSeenAt() >= register.getErasedBefore());
        register.setContent(false);
        register.setIncomplete(false);
    }

    private void forget(String canonical, String identifier, @Nullable RegisterRow register, IdentityChange change) {
        if (register == null) {
            return;
        }
        if (register.getVersion() <= change.getVersion()) {
            contributions.removeRegister(canonical, identifier);
        } else {
            long before = Micros.of(change.getCause().getEventTime());
            register.setErasedBefore(Math.max(before, register.getErasedBefore()));
            contributions.put(canonical, identifier, register);
        }
    }
}
