// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign;

/** Whether what a campaign has decided may leave. */
public enum CampaignStatus {
    ACTIVE,
    /** It has to wait. */
    PAUSED,
    /** There is none any more: nothing of it leaves. */
    DELETED
}
