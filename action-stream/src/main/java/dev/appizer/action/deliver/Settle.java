// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import static java.util.Objects.requireNonNull;

import dev.appizer.action.channel.Outcome;
import dev.appizer.action.channel.Outcome.Delivered;
import dev.appizer.action.channel.Outcome.Failed;
import dev.appizer.action.channel.Outcome.Postponed;
import dev.appizer.action.channel.Outcome.Refused;
import dev.appizer.action.deliver.DeliverOutput.GivenUp;
import dev.appizer.action.deliver.UnderWay.Ended;
import dev.appizer.action.rows.LaneRow;
import dev.appizer.action.rows.OutboxRow;
import dev.appizer.schemas.DeliveryState;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;

/** What follows from the outcome of an attempt. */
final class Settle {

    private final Outbox outbox;
    private final Lanes lanes;
    private final Deliveries deliveries;
    private final RetryPolicy retries;
    private final DoubleSupplier random;
    private final GiveUp giveUp;
    private final BiConsumer<String, DeliverOutput> out;

    Settle(
            Outbox outbox,
            Lanes lanes,
            Deliveries deliveries,
            RetryPolicy retries,
            DoubleSupplier random,
            GiveUp giveUp,
            BiConsumer<String, DeliverOutput> out) {
        this.outbox = outbox;
        this.lanes = lanes;
        this.deliveries = deliveries;
        this.retries = retries;
        this.random = random;
        this.giveUp = giveUp;
        this.out = out;
    }

    /** @throws IllegalStateException where the sender failed, which is a mistake in the program */
    static Outcome outcome(Ended ended) {
        Outcome outcome = ended.outcome();
        if (outcome == null) {
            String campaign = ended.notification().getCampaign();
            throw new IllegalStateException(
                    "A notification of campaign " + campaign + " had no outcome", ended.failure());
        }
        return outcome;
    }

    /** An attempt at a lane's first has ended. */
    void settle(Ended ended, long now) {
        Outcome outcome = outcome(ended);
        Lane lane = ended.lane();
        LaneRow row = requireNonNull(outbox.lane(lane), "What is under way is in the outbox");
        OutboxRow first = outbox.first(lane, row);
        if (outcome instanceof Postponed postponed) {
            putOff(lane, row, now + TimeUnit.MICROSECONDS.convert(postponed.after()));
            return;
        }
        first.setAttempts(first.getAttempts() + 1);
        if (first.getFirstAttemptAt() == 0) {
            first.setFirstAttemptAt(ended.begunAt());
        }
        if (outcome instanceof Delivered) {
            first.setLastError(null);
            end(lane, row, first, DeliveryState.DELIVERED, now);
        } else if (outcome instanceof Refused refused) {
            first.setLastError(refused.why());
            giveUp(lane, row, first, GiveUp.Cause.DELIVERY_REFUSED, now);
        } else if (outcome instanceof Failed failed) {
            first.setLastError(failed.why());
            failed(lane, row, first, failed, now);
        }
    }

    private void failed(Lane lane, LaneRow row, OutboxRow first, Failed failed, long now) {
        OptionalLong next =
                retries.next(first.getAttempts(), first.getFirstAttemptAt(), now, failed.after(), random.getAsDouble());
        if (next.isEmpty()) {
            giveUp(lane, row, first, GiveUp.Cause.DELIVERY_FAILED, now);
            return;
        }
        outbox.replaceFirst(lane, row, first);
        deliveries.tell(first, DeliveryState.RETRYING, next.getAsLong(), now);
        putOff(lane, row, next.getAsLong());
    }

    private void giveUp(Lane lane, LaneRow row, OutboxRow first, GiveUp.Cause cause, long now) {
        out.accept(lane.person(), new GivenUp(giveUp.letter(first, cause, now)));
        end(lane, row, first, DeliveryState.FAILED, now);
    }

    private void end(Lane lane, LaneRow row, OutboxRow first, DeliveryState state, long now) {
        deliveries.tell(first, state, null, now);
        if (outbox.removeFirst(lane, row, now)) {
            lanes.isDue(lane, now);
        }
    }

    private void putOff(Lane lane, LaneRow row, long until) {
        outbox.putOff(lane, row, until);
        lanes.isDue(lane, until);
    }
}
