// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.schemas.ChangeReason;
import dev.appizer.segment.rows.CauseRow;
import dev.appizer.segment.rows.Contribution;
import org.jspecify.annotations.Nullable;

/**
 * Why memberships are looked at.
 *
 * @param effectiveAt microseconds: the event time of the message, or when the definition was put
 * @param messageId of the message that caused it; null where none did
 */
record Why(ChangeReason reason, long effectiveAt, @Nullable String messageId) {

    /** A shipped contribution changes memberships because of the join or split that shipped it. */
    static Why of(Contribution contribution) {
        if (contribution.getMerge() != null) {
            return merge(contribution.getMerge());
        }
        boolean isEvent =
                contribution.getHistory() != null && contribution.getHistory().getEvent() != null;
        return new Why(
                isEvent ? ChangeReason.EVENT : ChangeReason.TRAIT,
                contribution.getMoment().getEventTime(),
                contribution.getMoment().getMessageId());
    }

    static Why merge(CauseRow cause) {
        return new Why(ChangeReason.MERGE, cause.getEventTime(), cause.getMessageId());
    }

    static Why definition(long updatedAt) {
        return new Why(ChangeReason.DEFINITION, updatedAt, null);
    }
}
