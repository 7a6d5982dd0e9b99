// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import dev.appizer.action.campaign.Campaign;
import dev.appizer.action.rows.CampaignRow;

/** A campaign with what a partition knows of it. */
record Known(Campaign campaign, CampaignRow row) {

    /** Whether a campaign of its id was set off then, in microseconds, that was deleted since. */
    boolean isAnother(long time) {
        return time < row.getCreatedAt();
    }

    /** Whether it fires for something that was received or found out then, in microseconds. */
    boolean firesFor(long time) {
        return time >= row.getActiveSince() && (row.getActive() || time < row.getActiveUntil());
    }
}
