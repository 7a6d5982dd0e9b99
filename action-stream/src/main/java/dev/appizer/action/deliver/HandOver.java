// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import static java.util.Objects.requireNonNull;

import dev.appizer.action.rows.LaneRow;
import dev.appizer.action.rows.NotificationRow;
import dev.appizer.action.rows.OutboxRow;
import dev.appizer.action.rows.QuietRow;
import dev.appizer.schemas.DeliveryState;

/** What is done with a lane whose turn it is: its first notification is attempted, unless it has to wait or may not leave. */
final class HandOver {

    private final Outbox outbox;
    private final Lanes lanes;
    private final Deliveries deliveries;
    private final UnderWay underWay;
    private final Statuses statuses;
    private final Quiet quiet;
    private final long paused;

    HandOver(
            Outbox outbox,
            Lanes lanes,
            Deliveries deliveries,
            UnderWay underWay,
            Statuses statuses,
            Quiet quiet,
            DeliverLimits limits) {
        this.outbox = outbox;
        this.lanes = lanes;
        this.deliveries = deliveries;
        this.underWay = underWay;
        this.statuses = statuses;
        this.quiet = quiet;
        this.paused = limits.pausedMicros();
    }

    void take(Lane lane, long now) {
        LaneRow row = requireNonNull(outbox.lane(lane), "A lane that is due is there");
        OutboxRow first = outbox.first(lane, row);
        String campaign = first.getNotification().getCampaign();
        if (lane.isCommon() && outbox.lane(lane.of(campaign)) != null) {
            // Behind those of its campaign that have to wait.
            putOff(lane, row, first, now, now);
            return;
        }
        switch (statuses.of(campaign, first.getNotification().getCreatedAt())) {
            case DELETED -> cancel(lane, row, first, now);
            case PAUSED -> putOff(lane, row, first, now + paused, now);
            case ACTIVE -> attempt(lane, row, first, now);
        }
    }

    private void cancel(Lane lane, LaneRow row, OutboxRow first, long now) {
        first.setLastError("The campaign was deleted");
        deliveries.tell(first, DeliveryState.CANCELLED, null, now);
        removeFirst(lane, row, now);
    }

    private void attempt(Lane lane, LaneRow row, OutboxRow first, long now) {
        NotificationRow notification = first.getNotification();
        QuietRow hours = notification.getQuiet();
        long until = hours == null ? now : quiet.until(hours, now);
        if (until > now) {
            deliveries.tell(first, state(first), until, now);
            putOff(lane, row, first, until, now);
        } else {
            underWay.begin(lane, notification, now);
        }
    }

    private static DeliveryState state(OutboxRow row) {
        return row.getAttempts() == 0 ? DeliveryState.SENDING : DeliveryState.RETRYING;
    }

    private void putOff(Lane lane, LaneRow row, OutboxRow first, long until, long now) {
        if (lane.isCommon()) {
            Lane own = lane.of(first.getNotification().getCampaign());
            if (outbox.add(own, first, until)) {
                lanes.isDue(own, until);
            }
            removeFirst(lane, row, now);
        } else {
            outbox.putOff(lane, row, until);
            lanes.isDue(lane, until);
        }
    }

    private void removeFirst(Lane lane, LaneRow row, long now) {
        if (outbox.removeFirst(lane, row, now)) {
            lanes.isDue(lane, now);
        }
    }
}
