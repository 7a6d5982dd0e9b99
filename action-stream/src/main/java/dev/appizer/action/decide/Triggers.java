// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.action.campaign.NotificationId;
import dev.appizer.action.campaign.Trigger.OnEvent;
import dev.appizer.action.campaign.Trigger.OnSegment;
import dev.appizer.action.decide.PendingStore.Pending;
import dev.appizer.action.rows.ChangeRow;
import dev.appizer.action.rows.EventRow;
import dev.appizer.action.rows.PendingRow;
import dev.appizer.filter.value.Span;
import dev.appizer.model.Micros;
import dev.appizer.schemas.ChangeReason;
import dev.appizer.schemas.EnrichedEvent;
import dev.appizer.schemas.ResolvedEvent;
import dev.appizer.schemas.SegmentChange;
import dev.appizer.schemas.Transition;
import dev.appizer.streams.state.TypedValues;
import java.util.List;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Which campaigns something sets off. Times are microseconds.
 *
 * @param settle how long what is known of somebody may be behind what they do
 */
record Triggers(Campaigns campaigns, long settle) {

    static boolean isEntry(ChangeRow change) {
        return change.getTransition().equals(Transition.ENTERED.name());
    }

    /**
     * Those that a change sets off.
     *
     * @param place of the change, which makes it this change and no other
     * @param unsettled whether the person was erased just before, so that the change may be taken back at once
     */
    List<Pending> of(SegmentChange change, RecordMetadata place, boolean unsettled, long now) {
        ChangeRow cause = row(change);
        long detectedAt = cause.getDetectedAt();
        return campaigns.onSegment(cause.getSegment()).stream()
                .filter(known -> known.firesFor(detectedAt)
                        && fires((OnSegment) known.campaign().trigger(), change))
                .map(known -> {
                    long delay = known.campaign().trigger().delay();
                    String person = change.getCanonicalIdentifier();
                    String campaign = known.campaign().id();
                    String id = NotificationId.ofChange(campaign, person, cause, place.partition(), place.offset());
                    long dueAt = delay > 0 ? Span.plus(detectedAt, delay) : dueAt(change, unsettled, now);
                    return new Pending(person, id, new PendingRow(campaign, dueAt, false, detectedAt, cause));
                })
                .toList();
    }

    private static boolean fires(OnSegment trigger, SegmentChange change) {
        boolean isEntry = change.getTransition() == Transition.ENTERED;
        boolean isExit = change.getTransition() == Transition.EXITED;
        return (trigger.entered() ? isEntry : isExit)
                && change.getReason() != ChangeReason.ERASURE
                && (change.getReason() != ChangeReason.DEFINITION || trigger.includeBackfill());
    }

    /** Of a join, how often they heard of a campaign comes from where one of the two was. */
    private long dueAt(SegmentChange change, boolean unsettled, long now) {
        return unsettled || change.getReason() == ChangeReason.MERGE ? now + settle : now;
    }

    private static ChangeRow row(SegmentChange change) {
        return new ChangeRow(
                change.getSegmentId(),
                change.getSegmentVersion(),
                change.getTransition().name(),
                change.getReason().name(),
                Micros.of(change.getEffectiveAt()),
                Micros.of(change.getDetectedAt()),
                change.getMessageId());
    }

    /** What happened before a campaign began sets it off as little as what came before: history may be imported. */
    List<Pending> of(String person, ResolvedEvent resolved, long now) {
        EnrichedEvent event = resolved.getEvent();
        if (event.getEvent() == null || resolved.getIdentifier() == null) {
            return List.of();
        }
        long receivedAt = Micros.of(event.getReceivedAt());
        long eventTime = Micros.of(event.getEventTime());
        return campaigns.onEvent(event.getEvent()).stream()
                .filter(known -> known.firesFor(Math.min(receivedAt, eventTime))
                        && holds((OnEvent) known.campaign().trigger(), event, receivedAt))
                .map(known -> {
                    String campaign = known.campaign().id();
                    String id = NotificationId.ofEvent(campaign, resolved.getIdentifier(), event.getMessageId());
                    long delay = known.campaign().trigger().delay();
                    long dueAt = Math.max(Span.plus(receivedAt, delay), now + settle);
                    return new Pending(
                            person,
                            id,
                            new PendingRow(campaign, dueAt, false, receivedAt, row(resolved.getIdentifier(), event)));
                })
                .toList();
    }

    private static boolean holds(OnEvent trigger, EnrichedEvent event, long receivedAt) {
        return trigger.where().stream().allMatch(filter -> filter.holds(event.getProperties()::get, receivedAt));
    }

    private static EventRow row(String identifier, EnrichedEvent event) {
        return new EventRow(
                identifier,
                String.valueOf(event.getEvent()),
                event.getMessageId(),
                Micros.of(event.getEventTime()),
                Micros.of(event.getReceivedAt()),
                TypedValues.ofMap(event.getProperties()));
    }
}
