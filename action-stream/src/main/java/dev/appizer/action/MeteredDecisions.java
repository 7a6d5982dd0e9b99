// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action;

import dev.appizer.action.decide.DecideMeters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what was decided, by campaign. */
final class MeteredDecisions implements DecideMeters {

    private static final String CAMPAIGN = "campaign";

    private final MeterRegistry meters;

    MeteredDecisions(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void triggered(String campaign) {
        Counter.builder("appizer.actions.triggered")
                .description("How often something has set a campaign off")
                .tag(CAMPAIGN, campaign)
                .register(meters)
                .increment();
    }

    @Override
    public void withheld(String campaign, String reason) {
        Counter.builder("appizer.actions.withheld")
                .description("What has set a campaign off and sends nothing, by the reason")
                .tag(CAMPAIGN, campaign)
                .tag("reason", reason)
                .register(meters)
                .increment();
    }

    @Override
    public void asked(String campaign, String outcome) {
        Counter.builder("appizer.actions.questions")
                .description("Questions of campaigns to analytics, by what became of them")
                .tag(CAMPAIGN, campaign)
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }
}
