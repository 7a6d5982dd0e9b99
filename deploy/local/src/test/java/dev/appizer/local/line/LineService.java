// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.enrichment.EnrichmentApplication;
import dev.appizer.gateway.GatewayService;
import dev.appizer.identity.IdentityApplication;
import dev.appizer.segment.SegmentApplication;
import dev.appizer.service.ServiceDefinition;
import dev.appizer.streams.run.StreamsApplication;
import java.util.List;

/** The services of the line, in the order in which they start. */
enum LineService {
    SEGMENT,
    IDENTITY,
    ENRICHMENT,
    GATEWAY;

    ServiceDefinition definition() {
        return switch (this) {
            case SEGMENT -> SegmentApplication.definition();
            case IDENTITY -> IdentityApplication.definition();
            case ENRICHMENT -> EnrichmentApplication.definition();
            case GATEWAY -> GatewayService.DEFINITION;
        };
    }

    /** Those that have a state, as applications. */
    static List<StreamsApplication> applications() {
        return List.of(
                SegmentApplication.application(),
                IdentityApplication.application(),
                EnrichmentApplication.application());
    }

    /** Who answers a path, as a router in front of the services decides. */
    static LineService at(String path) {
        return switch (path.split("[/?]", 4)[2]) {
            case "segments", "computed-traits", "profiles", "erasures" -> SEGMENT;
            case "identities", "aliases" -> IDENTITY;
            default -> GATEWAY;
        };
    }
}
