// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.rows.CauseRow;
import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.rows.Contributions;
import dev.appizer.segment.rows.HistoryRow;
import dev.appizer.segment.rows.MomentRow;
import dev.appizer.segment.rows.RegisterRow;
import dev.appizer.segment.rows.TraitRow;
import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.ShipmentStore;
import dev.appizer.segment.store.ShipmentStore.Shipment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ships what an identifier left behind, row by row, to where its register points now. It does so in portions, each
 * complete in itself: a row that has been sent is gone here, a row that has not is still here, and if the identifier
 * comes back meanwhile the rest simply counts again.
 */
final class Ship {

    private static final MomentRow NO_MOMENT = new MomentRow(0L, 0L, 0, "");

    private final ContributionStore contributions;
    private final HistoryStore history;
    private final ShipmentStore shipments;
    private final Outputs outputs;

    Ship(ContributionStore contributions, HistoryStore history, ShipmentStore shipments, Outputs outputs) {
        this.contributions = contributions;
        this.history = history;
        this.shipments = shipments;
        this.outputs = outputs;
    }

    /** Ships at most so many rows of an identifier's history; its traits go with the last portion. */
    void portion(Shipment shipment, int limit) {
        @Nullable RegisterRow register = contributions.register(shipment.canonical(), shipment.identifier());
        if (register == null || register.getGoneTo() == null) {
            shipments.remove(shipment);
            return;
        }
        Route route = new Route(shipment, register);
        List<HistoryStore.Entry> rows = history.first(shipment.canonical(), shipment.identifier(), limit);
        rows.forEach(row -> shipHistory(route, row));
        forget(shipment, rows);
        if (rows.size() < limit) {
            shipTraits(route);
            finish(route);
        }
    }

    private record Route(Shipment shipment, RegisterRow register) {

        String identifier() {
            return shipment.identifier();
        }

        String to() {
            return Objects.requireNonNull(register.getGoneTo());
        }

        CauseRow cause() {
            return Objects.requireNonNull(register.getCause());
        }
    }

    private void shipHistory(Route route, HistoryStore.Entry row) {
        send(
                route,
                Contributions.shipped(
                        route.identifier(), route.register.getVersion(), row.moment(), route.cause(), row.row()));
    }

    private void forget(Shipment shipment, List<HistoryStore.Entry> rows) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (HistoryStore.Entry row : rows) {
            history.delete(shipment.canonical(), shipment.identifier(), row.moment());
            HistoryRow event = row.row();
            if (event.getEvent() != null) {
                counts.merge(event.getEvent(), 1L, Long::sum);
            }
        }
        counts.forEach((event, count) -> contributions.add(shipment.canonical(), event, shipment.identifier(), -count));
    }

    private void shipTraits(Route route) {
        Map<String, TraitRow> traits = new LinkedHashMap<>();
        String canonical = route.shipment.canonical();
        ContributionStore.eachTrait(contributions.reading(), canonical, null, (trait, identifier, row) -> {
            if (identifier.equals(route.identifier())) {
                traits.put(trait, row);
            }
        });
        traits.forEach((trait, row) -> {
            send(
                    route,
                    Contributions.shipped(route.identifier(), route.register.getVersion(), route.cause(), trait, row));
            contributions.deleteTrait(canonical, trait, route.identifier());
        });
    }

    /** The identifier itself goes last: that it was seen. */
    private void finish(Route route) {
        RegisterRow register = route.register;
        send(
                route,
                new Contribution(route.identifier(), register.getVersion(), NO_MOMENT, route.cause(), null, Map.of()));
        contributions.put(
                route.shipment.canonical(),
                route.identifier(),
                new RegisterRow(register.getGoneTo(), register.getVersion(), false, false, register.getCause()));
        shipments.remove(route.shipment);
    }

    private void send(Route route, Contribution contribution) {
        outputs.send(route.to(), new Output.SentOn(contribution));
    }
}
