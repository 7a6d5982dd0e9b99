// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.model.Micros;
import dev.appizer.schemas.Cause;
import dev.appizer.schemas.IdentityChange;
import dev.appizer.segment.rows.CauseRow;
import dev.appizer.segment.rows.ErasedRow;
import dev.appizer.segment.rows.RegisterRow;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.ErasedStore;
import dev.appizer.segment.store.ShipmentStore.Shipment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the registers of identifiers that leave, so that nothing of them counts here any more. */
final class FollowMoves {

    private final ContributionStore contributions;
    private final ErasedStore erased;

    FollowMoves(Stores stores) {
        this.contributions = stores.contributions();
        this.erased = stores.erased();
    }

    /** The identifiers that leave by this move: those of which nothing newer is known, and which have something here. */
    List<Shipment> take(String canonical, IdentityChange change) {
        List<Shipment> leaving = new ArrayList<>();
        for (String identifier : change.getIdentifiers()) {
            @Nullable RegisterRow before = contributions.register(canonical, identifier);
            if (before != null && before.getVersion() >= change.getVersion()) {
                continue;
            }
            @Nullable ErasedRow row = before == null ? erased.get(canonical, identifier) : null;
            if (row != null && row.getVersion() >= change.getVersion()) {
                continue;
            }
            long erasedBefore = row != null ? row.getReceivedAt() : before == null ? 0 : before.getErasedBefore();
            contributions.put(canonical, identifier, gone(change, before, erasedBefore));
            if (before != null && (before.getSeen() || !before.getErasing().isEmpty())) {
                leaving.add(new Shipment(canonical, identifier));
            }
        }
        return leaving;
    }

    static CauseRow cause(Cause cause) {
        return new CauseRow(cause.getMessageId(), Micros.of(cause.getEventTime()));
    }

    /** What was here stays noted as seen and content until it has been shipped. */
    private static RegisterRow gone(IdentityChange change, @Nullable RegisterRow before, long erasedBefore) {
        boolean seen = before != null && before.getSeen();
        boolean content = before != null && before.getContent();
        return new RegisterRow(
                change.getTo(),
                change.getVersion(),
                seen,
                content,
                false,
                cause(change.getCause()),
                erasedBefore,
                before == null ? 0 : before.getSeenAt(),
                before == null ? List.of() : before.getErasing());
    }
}
