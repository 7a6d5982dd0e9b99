// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import dev.appizer.action.campaign.Campaign;

/**
 * What the body of {@code PUT /v1/campaigns/{id}} says.
 *
 * @param active whether it fires; else it is paused
 */
public record CampaignBody(Campaign campaign, boolean active) {}
