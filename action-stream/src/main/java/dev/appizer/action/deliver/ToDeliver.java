// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.action.rows.NotificationRow;
import dev.appizer.schemas.DeliveryState;

/** What the delivery is told, under somebody's identifier. */
public sealed interface ToDeliver {

    /** A notification to be sent; one that is on its way already is not taken twice. */
    record Send(NotificationRow notification) implements ToDeliver {}

    /**
     * One of which something is to be told though nothing is sent, or not yet: scheduled, called off, or failed before it
     * could be sent.
     *
     * @param campaignVersion of the campaign as it was then
     * @param createdAt when its trigger came, in microseconds
     * @param dueAt microseconds; {@link Long#MAX_VALUE} where nothing is due
     * @param why empty where there is no reason to tell
     */
    record Note(
            String id,
            String campaign,
            long campaignVersion,
            long createdAt,
            DeliveryState state,
            long dueAt,
            String channel,
            String why)
            implements ToDeliver {}

    /** All that is known of whom the record is for has to go. */
    record Forget() implements ToDeliver {}
}
