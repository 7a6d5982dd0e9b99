// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.action.campaign.CampaignStatus;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/** Whether what campaigns have decided may leave. */
@FunctionalInterface
public interface Statuses {

    /**
     * That of a campaign.
     *
     * @param campaign its id
     * @param triggeredAt when it was set off, in microseconds: another of the id may have been deleted since
     */
    CampaignStatus of(String campaign, long triggeredAt);

    /** Where they are read from. */
    @FunctionalInterface
    interface Source {

        /** Those that the stores of a task tell. */
        Statuses in(ProcessingContext context);
    }
}
