// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.schemas.ChangeReason;
import dev.appizer.segment.rows.CauseRow;
import dev.appizer.segment.rows.Contribution;
import dev.appizer.segment.rows.MomentRow;
import org.jspecify.annotations.Nullable;

/**
 * Why memberships are looked at.
 *
 * @param effectiveAt microseconds: the event time of the message, or when the definition was put
 * @param messageId of the message that caused it; null where none did
 */
record Why(ChangeReason reason, long effectiveAt, @Nullable String messageId) {

    /**
     * A shipped contribution changes memberships because of the join or split that shipped it; so does one that brings
     * back what its identifier left here, at its own time, since what the cause was is known only where it came from.
     */
    static Why of(Contribution contribution, boolean bringsBack) {
        if (contribution.getMerge() != null) {
            return merge(contribution.getMerge());
        }
        MomentRow moment = contribution.getMoment();
        return new Why(
                bringsBack ? ChangeReason.MERGE : reason(contribution),
                moment.getEventTime(),
                moment.getMessageId().isEmpty() ? null : moment.getMessageId());
    }

    private static ChangeReason reason(Contribution contribution) {
        boolean isEvent = contribution.getHistory().stream()
                .anyMatch(piece -> piece.getRow().getEvent() != null);
        return isEvent ? ChangeReason.EVENT : ChangeReason.TRAIT;
    }

    static Why merge(CauseRow cause) {
        return new Why(ChangeReason.MERGE, cause.getEventTime(), cause.getMessageId());
    }

    /** @param before microseconds: all that was received earlier is erased */
    static Why erasure(long before) {
        return new Why(ChangeReason.ERASURE, before, null);
    }

    /** @param deadline microseconds: when it became so */
    static Why time(long deadline) {
        return new Why(ChangeReason.TIME, deadline, null);
    }

    static Why definition(long updatedAt) {
        return new Why(ChangeReason.DEFINITION, updatedAt, null);
    }
}
