// SPDX-License-Identifier: Apache-2.0
/**
 * Reads campaigns, and says of a wrong one everything that is wrong with it, by JSON pointer.
 *
 * <p>After a problem the readers go on with a stand-in, to find the next problem; {@link
 * dev.appizer.action.campaign.json.CampaignJson} hands out nothing of which a problem was reported. A member that is null
 * counts as absent.
 */
@NullMarked
package dev.appizer.action.campaign.json;

import org.jspecify.annotations.NullMarked;
