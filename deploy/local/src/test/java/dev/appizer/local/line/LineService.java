// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.line;

import dev.appizer.enrichment.EnrichmentApplication;
import dev.appizer.gateway.GatewayService;
import dev.appizer.identity.IdentityApplication;
import dev.appizer.segment.SegmentApplication;
import dev.appizer.service.ServiceDefinition;
import java.util.List;
import java.util.stream.Stream;

/** The services of the line, in the order in which they start; each has paths of its own. */
enum LineService {
    SEGMENT(SegmentApplication.definition(), "/v1/segments", "/v1/computed-traits", "/v1/profiles", "/v1/erasures"),
    IDENTITY(IdentityApplication.definition(), "/v1/identities", "/v1/aliases"),
    ENRICHMENT(EnrichmentApplication.definition()),
    GATEWAY(GatewayService.DEFINITION);

    private final ServiceDefinition definition;
    private final List<String> paths;

    LineService(ServiceDefinition definition, String... paths) {
        this.definition = definition;
        this.paths = List.of(paths);
    }

    ServiceDefinition definition() {
        return definition;
    }

    /** Who answers a path, as a router in front of the services decides; the gateway where nobody else does. */
    static LineService at(String path) {
        return Stream.of(values())
                .filter(service -> service.paths.stream().anyMatch(path::startsWith))
                .findFirst()
                .orElse(GATEWAY);
    }
}
