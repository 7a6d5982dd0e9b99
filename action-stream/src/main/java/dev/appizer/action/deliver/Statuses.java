// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import dev.appizer.action.campaign.CampaignStatus;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/** Whether what campaigns have decided may leave. */
@FunctionalInterface
public interface Statuses {

    /** That of a campaign, by its id. */
    CampaignStatus of(String campaign);

    /** Where they are read from. */
    @FunctionalInterface
    interface Source {

        /** Those that the stores of a task tell. */
        Statuses in(ProcessingContext context);
    }
}
