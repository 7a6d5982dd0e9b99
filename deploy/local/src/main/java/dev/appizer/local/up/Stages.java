// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.up;

import dev.appizer.action.ActionApplication;
import dev.appizer.analytics.AnalyticsService;
import dev.appizer.enrichment.EnrichmentApplication;
import dev.appizer.gateway.GatewayService;
import dev.appizer.identity.IdentityApplication;
import dev.appizer.segment.SegmentApplication;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.streams.run.StreamsApplication;
import dev.appizer.streams.run.StreamsService;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What runs on the foundation, in the order of the start: against the flow, so that nothing is sent to who isn't there. */
public final class Stages {

    private Stages() {}

    /** Those that have a state which can be made anew. */
    static List<StreamsApplication> applications() {
        return List.of(
                SegmentApplication.application(),
                IdentityApplication.application(),
                EnrichmentApplication.application());
    }

    public static List<ServiceDefinition> all() {
        return Stream.of(
                        Stream.of(AnalyticsService.DEFINITION, ActionApplication.definition()),
                        applications().stream().map(StreamsService::definition),
                        Stream.of(GatewayService.DEFINITION))
                .flatMap(Function.identity())
                .toList();
    }
}
