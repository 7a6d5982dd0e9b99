// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.rows;

import dev.appizer.model.Moment;
import dev.appizer.model.Stamp;
import org.jspecify.annotations.Nullable;

/** Moments and stamps in their rows. */
public final class MomentRows {

    private MomentRows() {}

    public static MomentRow of(Moment moment) {
        Stamp stamp = moment.stamp();
        return new MomentRow(
                moment.eventTime(), stamp.receivedAt(), stamp.position(), stamp.messageId(), stamp.sender());
    }

    public static Moment moment(MomentRow row) {
        return new Moment(row.getEventTime(), stamp(row));
    }

    public static Stamp stamp(MomentRow row) {
        return new Stamp(row.getReceivedAt(), row.getPosition(), row.getMessageId(), row.getSender());
    }

    /** A link by its first and its latest moment. */
    public static LinkRow link(Moment first, Moment latest) {
        return link(of(first), of(latest));
    }

    public static LinkRow link(MomentRow first, MomentRow latest) {
        return new LinkRow(first, latest.equals(first) ? null : latest);
    }

    public static MomentRow latest(LinkRow link) {
        @Nullable MomentRow latest = link.getLatest();
        return latest == null ? link.getFirst() : latest;
    }
}
